import { html, nothing } from 'lit'
import type { Form } from '#contract/form.ts'
import { currentForms } from '#contract/forms/index.ts'
import { personName } from '#contract/person.ts'
import { listConsents } from '#device/consents.ts'
import { startDraft } from '#device/drafts.ts'
import { changePerson } from '#device/people.ts'
import type { KeptConsent } from '#device/records.ts'
import { reasonOf, type StorageReason } from '#device/storage-fault.ts'
import { go } from '#page/go.ts'
import { icon } from '#page/icons.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { resumePath } from '#steps/way.ts'
import { wordBorn } from './born.ts'
import { loadCase, refusedDetails, type Case } from './caseload.ts'
import './person-drafts.ts'
import { personSheet } from './person-sheet.ts'
import { renderClock } from './render-clock.ts'
import { renderConsents } from './render-consents.ts'
import { renderSent } from './render-sent.ts'
import { renderUnknown } from './render-unknown.ts'
import { showNotKept } from './word-not-kept.ts'

/**
 * One person: what is due, what is being written, what can be started, what was sent.
 *
 * @fires posted - The person was hidden or shown, and the council is to know.
 */
export class PersonPage extends PortalPage {
  static override styles = [...PortalPage.styles, personSheet]
  static override properties = { known: { state: true }, consents: { state: true }, notKept: { state: true } }
  static override live = true

  /** The name stands on the page only: a title goes into the browser's history. */
  override readonly heading = 'Person'

  declare private known: Case | undefined
  declare private consents: readonly KeptConsent[]
  declare private notKept: StorageReason | undefined

  #isStarting = false

  override async load(place: Place) {
    await super.load(place)
    const { device, params } = place
    const id = params.id ?? ''
    ;[this.known, this.consents] = device
      ? await Promise.all([loadCase(device, id), listConsents(device, id)])
      : [undefined, []]
  }

  override render() {
    const { known } = this
    if (!known) return renderUnknown()
    const now = new Date()
    return html`<div class="content">
      <div class="cols">
        <div>
          ${this.#renderPerson(known, now)} ${this.notKept ? showNotKept(this.notKept) : nothing}
          ${renderClock(known.drafts, now)}
          <person-drafts .device=${this.place.device} .drafts=${known.drafts}></person-drafts>
        </div>
        <div>
          <h2>Start</h2>
          <div class="card rows">
            ${currentForms.map((form) => this.#renderForm(form))}
            <a href="/send/people/${known.person.id}/consent">Record consent${icon('next')}</a>
          </div>
          ${renderConsents(this.consents, known.waiting)} ${renderSent(known, now)}
        </div>
      </div>
    </div>`
  }

  #renderPerson(known: Case, now: Date) {
    const { details, hidden } = known.person
    return html`<h1 tabindex="-1">${personName(details)}</h1>
      <p class="nums">${wordBorn(details, now)}<br /><span class="second">${details.currentSchool}</span></p>
      ${this.#renderStanding(known)}
      <div class="buttons">
        <a class="btn small second-choice" href="/send/people/${known.person.id}/edit">Edit Person</a>
        <button type="button" class="btn quiet" @click=${() => this.#onMove(known)}>
          ${hidden ? 'Show Person' : 'Hide Person'}
        </button>
      </div>
      <p class="second" role="status">
        ${hidden ? 'Hidden from Select Person. Find them there under Hidden.' : nothing}
      </p>`
  }

  #renderStanding(known: Case) {
    if (refusedDetails(known))
      return html`<div class="panel bad">
        <p class="state bad">${icon('warn')}<b>The council did not accept these details. Edit Person says why.</b></p>
      </div>`
    if (!known.person.known) return html`<p class="state">${icon('phone')}Added here, not sent yet</p>`
    return nothing
  }

  #renderForm(form: Form) {
    return html`<button type="button" @click=${() => this.#onStart(form)}>${form.title}${icon('next')}</button>`
  }

  /** Two taps start one draft. */
  async #onStart({ id, version }: Form) {
    const { device } = this.place
    if (!device || !this.known || this.#isStarting) return
    this.#isStarting = true
    try {
      const draft = await startDraft(device, { personId: this.known.person.id, formId: id, formVersion: version })
      go(resumePath(draft))
    } catch (error) {
      this.notKept = reasonOf(error)
    } finally {
      this.#isStarting = false
    }
  }

  async #onMove({ person }: Case) {
    const { device } = this.place
    if (!device) return
    try {
      await changePerson(device, person.id, { hidden: !person.hidden })
      this.notKept = undefined
    } catch (error) {
      this.notKept = reasonOf(error)
      return
    }
    this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
    await this.load(this.place)
  }
}

if (!customElements.get('person-page')) customElements.define('person-page', PersonPage)
