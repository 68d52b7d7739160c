import { html } from 'lit'
import { consentQuestions } from '#contract/consent.ts'
import type { GivenAnswers, Questions } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { recordConsent } from '#device/consents.ts'
import { reasonOf } from '#device/storage-fault.ts'
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
import { recordSheet, renderUseNow } from '#steps/render-consent-record.ts'
import { consentName, wordObtained } from '#steps/word-consent.ts'
import { wordNotKept } from '#steps/word-saving.ts'
import { isWithdrawable, loadRecord, type KeptRecord } from './kept-record.ts'
import { renderUnknown } from './render-unknown.ts'

const { takenBy, date, time } = consentQuestions

/** Who takes it down, and when. All else is as it was when consent was given. */
const questions = {
  takenBy: { ...takenBy, label: 'Taken down by (name of staff member):' },
  date: { ...date, label: 'Date consent was withdrawn', noun: 'the date consent was withdrawn' },
  time: { ...time, label: 'Time consent was withdrawn', noun: 'the time consent was withdrawn' },
} as const satisfies Questions

/**
 * Consent is taken back, as easily as it was given: by a record that takes the place of the one before.
 *
 * @fires posted - A record was made, and the council is to have it.
 */
export class WithdrawConsentPage extends PortalPage {
  static override styles = [...PortalPage.styles, paper, recordSheet]
  static override properties = { record: { state: true }, given: { state: true }, status: { state: true } }
  static override ownBar = true

  override readonly heading = 'Withdraw consent'

  declare private record: KeptRecord | undefined
  /** Whatever is on the screen. */
  declare private given: GivenAnswers
  declare private status: Status | undefined

  #isRecording = false

  constructor() {
    super()
    this.given = {}
    this.addEventListener('submit-asked', () => void this.#onSubmitAsked())
    this.addEventListener('back-asked', () => this.#goBack())
    new ClearOfBars(this, () => ['person-bar', 'action-bar'].map((bar) => this.renderRoot.querySelector(bar)))
  }

  override async load(place: Place) {
    await super.load(place)
    const { device, practitioner, params } = place
    const record = device && (await loadRecord(device, params))
    this.record = record && isWithdrawable(record) ? record : undefined
    this.given = practitioner ? prefill(questions, {}, practitioner, undefined) : {}
  }

  override render() {
    const { record } = this
    if (!record) return this.#renderNothing()
    const { name, born } = factsOf(record.person)
    const { consent } = record.kept
    return html`<person-bar person=${name} born=${born} form="Verbal consent"></person-bar>
      <div class="content">
        <question-form
          class="measure"
          .questions=${questions}
          .given=${this.given}
          @answer=${({ detail }: HTMLElementEventMap['answer']) => this.#keep({ [detail.name]: detail.given })}
        >
          <div slot="top">
            <h1 tabindex="-1">${this.heading}</h1>
            <p>
              ${consentName(consent)} gave it on ${wordObtained(consent)}. From now on these details are left out of
              advice that is not sent yet. What a Plan says already, the council has to change.
            </p>
          </div>
          ${renderUseNow((answers) => this.#keep(answers))}
        </question-form>
      </div>
      <action-bar ends back="Back" main="Withdraw consent" .status=${this.status}></action-bar>`
  }

  #renderNothing() {
    const words = 'It was withdrawn already, or never given.'
    return renderUnknown('There is no consent here to withdraw', this.#personPath, 'See the person', words)
  }

  get #personPath() {
    return `/send/people/${this.place.params.id ?? ''}`
  }

  #keep(answers: GivenAnswers) {
    this.given = { ...this.given, ...answers }
  }

  async #onSubmitAsked() {
    const { record } = this
    if (!record) return
    const reading = readQuestions(consentQuestions, this.#withdrawal(record), londonDay(new Date()))
    await this.renderRoot.querySelector('question-form')?.showFaults(reading.ok ? {} : reading.faults)
    const { device } = this.place
    if (!reading.ok || !device || this.#isRecording) return
    this.#isRecording = true
    const { practitionerId } = device
    const { id: supersedes, consent } = record.kept
    const { personId } = consent
    try {
      const kept = await recordConsent(device, { practitionerId, personId, answers: reading.answers, supersedes })
      this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
      go(receiptPath(kept.consent))
    } catch (error) {
      this.#isRecording = false
      this.status = wordNotKept('Not saved', reasonOf(error))
    }
  }

  /** A refusal by the same person. It is sent, for the council may hold what it takes back; in advice it is not told. */
  #withdrawal({ kept }: KeptRecord): GivenAnswers {
    const { name, relationship, authoritySeen } = kept.consent.answers
    return { name, relationship, authoritySeen, ...this.given, given: 'no', tellRefusal: 'no' }
  }

  #goBack() {
    const { kept } = this.record ?? {}
    go(kept ? receiptPath(kept.consent) : this.#personPath)
  }
}

if (!customElements.get('withdraw-consent-page')) customElements.define('withdraw-consent-page', WithdrawConsentPage)
