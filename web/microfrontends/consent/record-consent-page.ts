import { html, nothing } from 'lit'
import { consentQuestions } from '#contract/consent.ts'
import type { Answers, GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { deleteConsentDraft, loadConsentDraft, saveConsentDraft } from '#device/consent-draft.ts'
import { recordConsent } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { loadPerson } from '#device/people.ts'
import type { KeptPerson } from '#device/records.ts'
import { reasonOf } from '#device/storage-fault.ts'
import { TypedSaver } from '#device/typed-saver.ts'
import '#fields/question-form.ts'
import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import '#page/person-bar.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import type { Status } from '#page/status-line.ts'
import { ClearOfBars } from '#steps/clear-of-bars.ts'
import { factsOf } from '#steps/person-facts.ts'
import { prefill } from '#steps/prefill.ts'
import { receiptPath } from '#steps/receipt-path.ts'
import { recordSheet, renderConsentRecord } from '#steps/render-consent-record.ts'
import { Signal } from '#steps/signal.ts'
import { wordNotKept, wordSaving } from '#steps/word-saving.ts'
import { renderUnknown } from './render-unknown.ts'

/**
 * A record of consent outside a form, on a visit before any form is begun. What is typed is kept on this phone until it
 * is recorded.
 *
 * @fires posted - A record was made, and the council is to have it.
 */
export class RecordConsentPage extends PortalPage {
  static override styles = [...PortalPage.styles, paper, recordSheet]
  static override properties = {
    person: { state: true },
    isResumed: { state: true },
    given: { state: true },
    status: { state: true },
  }
  static override ownBar = true

  override readonly heading = 'Record consent'

  declare private person: KeptPerson | undefined
  declare private isResumed: boolean
  /** Whatever is on the screen. */
  declare private given: GivenAnswers
  declare private status: Status | undefined

  #saver: TypedSaver | undefined
  #isRecording = false
  readonly #signal = new Signal(this)

  constructor() {
    super()
    this.given = {}
    this.addEventListener('submit-asked', () => void this.#onSubmitAsked())
    this.addEventListener('back-asked', () => this.#goBack())
    new ClearOfBars(this, () => ['person-bar', 'action-bar'].map((bar) => this.renderRoot.querySelector(bar)))
  }

  override async load(place: Place) {
    await super.load(place)
    const { device, params } = place
    const id = params.id ?? ''
    if (!device) return
    const [person, draft] = await Promise.all([loadPerson(device, id), loadConsentDraft(device, id)])
    this.person = person
    this.isResumed = draft !== undefined
    this.#begin(device, draft)
  }

  override render() {
    const { person, given } = this
    if (!person) return renderUnknown('This person is not on this phone', '/send', 'Select Person')
    const { name, born } = factsOf(person)
    return html`<person-bar person=${name} born=${born} form="Verbal consent"></person-bar>
      <div class="content">
        <question-form
          class="measure"
          .questions=${consentQuestions}
          .given=${given}
          @answer=${({ detail }: HTMLElementEventMap['answer']) => this.#keep({ [detail.name]: detail.given })}
        >
          <h1 slot="top" tabindex="-1">${this.heading}</h1>
          ${this.isResumed ? this.#renderResumed() : nothing}
          ${renderConsentRecord({ person, given, keep: (answers) => this.#keep(answers) })}
        </question-form>
      </div>
      <action-bar ends back="Back" main="Save &amp; Continue" .status=${this.status}></action-bar>`
  }

  #renderResumed() {
    return html`<div slot="top" class="panel row">
      <p>You started this record earlier.</p>
      <button type="button" class="btn quiet" @click=${this.#onStartAgain}>Start again</button>
    </div>`
  }

  #begin(device: Device, draft: GivenAnswers = {}) {
    const { practitioner, params } = this.place
    this.given = practitioner ? { ...prefill(consentQuestions, draft, practitioner, undefined), ...draft } : draft
    this.status = undefined
    this.#saver = new TypedSaver(
      (given) => saveConsentDraft(device, params.id ?? '', given),
      (reason) => {
        const saved = { state: 'saved', at: new Date().toISOString() } as const
        this.status = reason ? wordNotKept('Not saved', reason) : wordSaving(saved, this.#signal.isOnline)
      },
    )
  }

  async #onStartAgain() {
    const { device, params } = this.place
    if (!device) return
    try {
      await this.#saver?.finish(() => deleteConsentDraft(device, params.id ?? ''))
    } catch (error) {
      this.status = wordNotKept('Not deleted', reasonOf(error))
      return
    }
    this.isResumed = false
    this.#begin(device)
    await this.updateComplete
    this.focusHeading()
  }

  #keep(answers: GivenAnswers) {
    this.given = { ...this.given, ...answers }
    this.#saver?.save(this.given)
  }

  async #onSubmitAsked() {
    const reading = readQuestions(consentQuestions, this.given, londonDay(new Date()))
    await this.renderRoot.querySelector('question-form')?.showFaults(reading.ok ? {} : reading.faults)
    const { device } = this.place
    if (!reading.ok || !device || this.#isRecording) return
    this.#isRecording = true
    try {
      await this.#record(device, reading.answers)
    } catch (error) {
      this.#isRecording = false
      this.status = wordNotKept('Not saved', reasonOf(error))
    }
  }

  async #record(device: Device, answers: Answers) {
    const { practitionerId } = device
    const personId = this.place.params.id ?? ''
    const work = () => recordConsent(device, { practitionerId, personId, answers, supersedes: null })
    const kept = await this.#saver?.finish(work)
    this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
    if (kept) go(receiptPath(kept.consent))
  }

  #goBack() {
    go(`/send/people/${this.place.params.id ?? ''}`)
  }
}

if (!customElements.get('record-consent-page')) customElements.define('record-consent-page', RecordConsentPage)
