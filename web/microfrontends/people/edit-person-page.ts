import { css, html, nothing } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { canonicalJson } from '#contract/canonical.ts'
import { personQuestions } from '#contract/person.ts'
import type { GivenAnswers } from '#contract/form.ts'
import type { Person } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { changePerson } from '#device/people.ts'
import type { KeptPerson } from '#device/records.ts'
import { listSchools } from '#device/schools.ts'
import { reasonOf } from '#device/storage-fault.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { faultsOf } from '#steps/word-faults.ts'
import { loadCase, refusedDetails, type Case } from './caseload.ts'
import './person-form.ts'
import { renderRefusal } from './render-refusal.ts'
import { renderUnknown } from './render-unknown.ts'

/**
 * A person's details, to be changed; or put right, when the council did not accept them.
 *
 * @fires posted - The person was changed, and the council is to know.
 */
export class EditPersonPage extends PortalPage {
  static override styles = [
    ...PortalPage.styles,
    paper,
    css`
      .panel .state {
        align-items: flex-start;
        margin-bottom: var(--s-2);
      }
    `,
  ]
  static override properties = {
    known: { state: true },
    given: { state: true },
    isChanged: { state: true },
    schools: { state: true },
  }
  static override ownBar = true

  override readonly heading = 'Edit Person'

  declare private known: Case | undefined
  /** What the form begins with; anew when the person was changed elsewhere. */
  declare private given: GivenAnswers
  declare private isChanged: boolean
  declare private schools: readonly string[]

  override async load(place: Place) {
    await super.load(place)
    const { device, params } = place
    if (!device) return
    ;[this.known, this.schools] = await Promise.all([loadCase(device, params.id ?? ''), listSchools(device)])
    this.given = this.known?.person.details ?? {}
    this.isChanged = false
  }

  override render() {
    const { device } = this.place
    if (!device || !this.known) return renderUnknown()
    const { person } = this.known
    const refusal = refusedDetails(this.known)?.refusal
    return html`<person-form
      .device=${device}
      .personId=${person.id}
      .given=${guard([this.given], () => this.given)}
      .faults=${guard([this.given], () => faultsOf(personQuestions, refusal?.faults ?? {}))}
      .schools=${this.schools}
      .keep=${(details: Person['details'], given: GivenAnswers) => this.#keep(device, details, given)}
      anyway="Save anyway"
      @back-asked=${this.#goBack}
    >
      <h1 tabindex="-1">${this.heading}</h1>
      ${this.isChanged ? this.#renderChanged() : nothing} ${refusal ? renderRefusal(person, refusal) : nothing}
    </person-form>`
  }

  #renderChanged() {
    return html`<div class="panel wait" role="alert">
      <p>This person was changed elsewhere since you opened this page. Check the details below and submit again.</p>
    </div>`
  }

  async #keep(device: Device, details: Person['details'], given: GivenAnswers) {
    if (!this.known) return
    const { person } = this.known
    const isSame = canonicalJson(person.details) === canonicalJson(details)
    if (!isSame || refusedDetails(this.known)) {
      try {
        await changePerson(device, person.id, { details }, person)
      } catch (error) {
        if (reasonOf(error) === 'changed') await this.#reopen(device, person, given)
        throw error
      }
      this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
    }
    this.#goBack()
  }

  /** What was typed stays; what was left alone is shown as it is now, or submitting again would undo it. */
  async #reopen(device: Device, opened: KeptPerson, given: GivenAnswers) {
    const known = await loadCase(device, opened.id)
    if (!known) return
    const typed = Object.entries(given).filter(([name, value]) => value !== opened.details[name])
    this.known = known
    this.given = { ...known.person.details, ...Object.fromEntries(typed) }
    this.isChanged = true
    await this.updateComplete
  }

  #goBack() {
    go(`/send/people/${this.place.params.id ?? ''}`)
  }
}

if (!customElements.get('edit-person-page')) customElements.define('edit-person-page', EditPersonPage)
