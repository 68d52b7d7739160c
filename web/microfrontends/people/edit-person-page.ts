import { css, html, nothing } from 'lit'
import { guard } from 'lit/directives/guard.js'
import { canonicalJson } from '#contract/canonical.ts'
import { personQuestions } from '#contract/person.ts'
import type { Person } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { changePerson } from '#device/people.ts'
import { listSchools } from '#device/schools.ts'
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
  static override properties = { known: { state: true }, schools: { state: true } }
  static override ownBar = true

  override readonly heading = 'Edit Person'

  declare private known: Case | undefined
  declare private schools: readonly string[]

  override async load(place: Place) {
    await super.load(place)
    const { device, params } = place
    if (!device) return
    ;[this.known, this.schools] = await Promise.all([loadCase(device, params.id ?? ''), listSchools(device)])
  }

  override render() {
    const { device } = this.place
    if (!device || !this.known) return renderUnknown()
    const { person } = this.known
    const refusal = refusedDetails(this.known)?.refusal
    return html`<person-form
      .device=${device}
      .personId=${person.id}
      .given=${guard([person], () => person.details)}
      .faults=${guard([person], () => faultsOf(personQuestions, refusal?.faults ?? {}))}
      .schools=${this.schools}
      .keep=${(details: Person['details']) => this.#keep(device, details)}
      anyway="Save anyway"
      @back-asked=${this.#goBack}
    >
      <h1 tabindex="-1">${this.heading}</h1>
      ${refusal ? renderRefusal(person, refusal) : nothing}
    </person-form>`
  }

  async #keep(device: Device, details: Person['details']) {
    if (!this.known) return
    const { person } = this.known
    const isSame = canonicalJson(person.details) === canonicalJson(details)
    if (!isSame || refusedDetails(this.known)) {
      await changePerson(device, person.id, { details })
      this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
    }
    this.#goBack()
  }

  #goBack() {
    go(`/send/people/${this.place.params.id ?? ''}`)
  }
}

if (!customElements.get('edit-person-page')) customElements.define('edit-person-page', EditPersonPage)
