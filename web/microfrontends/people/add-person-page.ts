import { html, nothing } from 'lit'
import type { Person } from '#contract/wire.ts'
import { addPerson } from '#device/people.ts'
import { listSchools } from '#device/schools.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import './person-form.ts'

/**
 * A child or young person who is not on the list yet. Works without a signal.
 *
 * @fires posted - Somebody was added, and the council is to know.
 */
export class AddPersonPage extends PortalPage {
  static override styles = [...PortalPage.styles, paper]
  static override properties = { schools: { state: true } }
  static override ownBar = true

  override readonly heading = 'Add Person'

  declare private schools: readonly string[]

  /** Minted once a page, so that adding twice is adding once. */
  readonly #id = crypto.randomUUID()

  override async load(place: Place) {
    await super.load(place)
    this.schools = place.device ? await listSchools(place.device) : []
  }

  override render() {
    const { device } = this.place
    if (!device) return nothing
    const keep = async (details: Person['details']) => {
      await addPerson(device, { id: this.#id, details })
      this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
      go(`/send/people/${this.#id}`)
    }
    return html`<person-form
      .device=${device}
      .personId=${this.#id}
      .schools=${this.schools}
      .keep=${keep}
      anyway="Add anyway"
      @back-asked=${() => go('/send')}
    >
      <h1 tabindex="-1">${this.heading}</h1>
      <p>
        Please complete the child/young person's details below. To ensure successful submission, please copy the data in
        your internal database exactly (for example, SIMS, Arbor, Headcount portal) and ensure this is up to date. This
        will enable us to quickly identify the child/young person's record and include accurate data on any
        documentation and communication throughout the EHC assessment process.
      </p>
    </person-form>`
  }
}

if (!customElements.get('add-person-page')) customElements.define('add-person-page', AddPersonPage)
