import { html, nothing } from 'lit'
import { guard } from 'lit/directives/guard.js'
import type { GivenAnswers } from '#contract/form.ts'
import type { Person } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { addPerson } from '#device/people.ts'
import { deletePersonDraft, loadPersonDraft, PersonDraftSaver, type PersonDraft } from '#device/person-draft.ts'
import { listSchools } from '#device/schools.ts'
import { reasonOf, type StorageReason } from '#device/storage-fault.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { PersonForm } from './person-form.ts'

/**
 * A child or young person who is not on the list yet. Works without a signal. What is typed is kept on this phone until
 * they are added.
 *
 * @fires posted - Somebody was added, and the council is to know.
 */
export class AddPersonPage extends PortalPage {
  static override styles = [...PortalPage.styles, paper]
  static override properties = {
    given: { state: true },
    isResumed: { state: true },
    personId: { state: true },
    notSaved: { state: true },
    schools: { state: true },
  }
  static override ownBar = true

  override readonly heading = 'Add Person'

  /** What the form begins with. */
  declare private given: GivenAnswers
  declare private isResumed: boolean
  declare private personId: string
  declare private notSaved: StorageReason | undefined
  declare private schools: readonly string[]

  #saver: PersonDraftSaver | undefined

  override async load(place: Place) {
    await super.load(place)
    const { device } = place
    if (!device) return
    const [draft, schools] = await Promise.all([loadPersonDraft(device), listSchools(device)])
    this.schools = schools
    this.isResumed = draft !== undefined
    this.#begin(device, draft)
  }

  override render() {
    const { device } = this.place
    if (!device) return nothing
    return html`<person-form
      .device=${device}
      .personId=${this.personId}
      .given=${guard([this.given], () => this.given)}
      .faults=${guard([this.given], () => ({}))}
      .schools=${this.schools}
      .notSaved=${this.notSaved}
      .keep=${(details: Person['details']) => this.#keep(device, details)}
      anyway="Add anyway"
      @answer=${this.#onAnswer}
      @back-asked=${() => go('/send')}
    >
      <h1 tabindex="-1">${this.heading}</h1>
      ${this.isResumed ? this.#renderResumed(device) : nothing}
      <p>
        Please complete the child/young person's details below. To ensure successful submission, please copy the data in
        your internal database exactly (for example, SIMS, Arbor, Headcount portal) and ensure this is up to date. This
        will enable us to quickly identify the child/young person's record and include accurate data on any
        documentation and communication throughout the EHC assessment process.
      </p>
    </person-form>`
  }

  #renderResumed(device: Device) {
    return html`<div class="panel row">
      <p>You started adding this person earlier.</p>
      <button type="button" class="btn quiet" @click=${() => this.#startAgain(device)}>Start again</button>
    </div>`
  }

  /** The id is minted once a person, so that adding twice is adding once. */
  #begin(device: Device, { id, given }: PersonDraft = { id: crypto.randomUUID(), given: {} }) {
    const saver = new PersonDraftSaver(device, id, (reason) => {
      this.notSaved = reason
      this.personId = saver.id
    })
    this.#saver = saver
    this.personId = id
    this.given = given
    this.notSaved = undefined
  }

  #onAnswer({ currentTarget }: Event) {
    if (currentTarget instanceof PersonForm) this.#saver?.save(currentTarget.given)
  }

  async #keep(device: Device, details: Person['details']) {
    await this.#saver?.finish(async (id) => {
      await addPerson(device, { id, details })
      this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
      go(`/send/people/${id}`)
    })
  }

  async #startAgain(device: Device) {
    try {
      await this.#saver?.finish(() => deletePersonDraft(device))
    } catch (error) {
      this.notSaved = reasonOf(error)
      return
    }
    this.isResumed = false
    this.#begin(device)
    await this.updateComplete
    this.focusHeading()
  }
}

if (!customElements.get('add-person-page')) customElements.define('add-person-page', AddPersonPage)
