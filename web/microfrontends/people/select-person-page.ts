import { html, nothing } from 'lit'
import { changePerson } from '#device/people.ts'
import { reasonOf, type StorageReason } from '#device/storage-fault.ts'
import { go } from '#page/go.ts'
import { icon } from '#page/icons.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { loadCases, type Case } from './caseload.ts'
import { matchesFilter } from './filter-people.ts'
import type { PeopleList } from './people-list.ts'
import './people-list.ts'
import { showNotKept } from './word-not-kept.ts'
import { toolsSheet } from './tools-sheet.ts'

/**
 * Everybody the practitioner works with, to choose from.
 *
 * @fires posted - Somebody was hidden or shown, and the council is to know.
 */
export class SelectPersonPage extends PortalPage {
  static override styles = [...PortalPage.styles, toolsSheet]
  static override properties = {
    cases: { state: true },
    filter: { state: true },
    isHiddenView: { state: true },
    movedId: { state: true },
    notKept: { state: true },
  }
  static override live = true
  static override wide = true

  override readonly heading = 'Select Person'

  declare private cases: readonly Case[]
  declare private filter: string
  declare private isHiddenView: boolean
  /** Just hidden or shown: stays where it was, so that it can be taken back there. */
  declare private movedId: string | undefined
  declare private notKept: StorageReason | undefined

  constructor() {
    super()
    this.cases = []
    this.filter = ''
    this.isHiddenView = false
  }

  override async load(place: Place) {
    await super.load(place)
    if (place.device) this.cases = await loadCases(place.device)
  }

  override render() {
    const matching = this.cases.filter(({ person }) => matchesFilter(person, this.filter))
    const here = matching.filter(({ person }) => person.hidden === this.isHiddenView)
    const shown = matching.filter((known) => known.person.id === this.movedId || here.includes(known))
    return html`<div class="content">
      <div class="head">
        <h1 tabindex="-1">${this.heading}</h1>
        <a class="btn small second-choice" href="/send/people/new">${icon('plus')}Add Person</a>
      </div>
      <p class="second measure">
        On this screen, you will see the names of the children and young people you are working with through their EHC
        assessment. Please click on their name to view or submit information. To make a new request or to submit
        information for a child/young person not listed below, click 'Add person'.
      </p>
      ${this.#renderTools(here.length)} ${this.notKept ? showNotKept(this.notKept) : nothing}
      ${shown.length === 0 ? html`<p>${this.#wordNobody()}</p>` : nothing}
      <people-list
        .cases=${shown}
        .movedId=${this.movedId}
        @person-chosen=${({ detail }: HTMLElementEventMap['person-chosen']) => go(`/send/people/${detail.id}`)}
        @person-moved=${this.#onMoved}
      ></people-list>
    </div>`
  }

  #renderTools(count: number) {
    return html`<div class="tools">
      <div>
        <label class="govuk-label" for="filter">Person Filter</label>
        <div class="find">
          ${icon('search')}
          <input
            class="govuk-input"
            id="filter"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            .value=${this.filter}
            @input=${this.#onFilter}
          />
        </div>
      </div>
      <div class="view">
        <div class="segment" role="group" aria-label="View">
          ${this.#renderView('Active', false)}${this.#renderView('Hidden', true)}
        </div>
        <span class="second nums" role="status">${count} records found</span>
      </div>
    </div>`
  }

  #renderView(label: string, isHiddenView: boolean) {
    const show = () => {
      this.isHiddenView = isHiddenView
      this.movedId = undefined
    }
    return html`<button type="button" aria-pressed=${this.isHiddenView === isHiddenView} @click=${show}>
      ${label}
    </button>`
  }

  #wordNobody(): string {
    if (this.filter.trim() !== '') return 'Nobody here matches the filter.'
    return this.isHiddenView ? 'Nobody is hidden.' : 'Nobody is here yet. Start with Add Person.'
  }

  #onFilter({ currentTarget }: Event) {
    if (currentTarget instanceof HTMLInputElement) this.filter = currentTarget.value
    this.movedId = undefined
  }

  async #onMoved({ detail: { id, hidden }, currentTarget }: CustomEvent<{ id: string; hidden: boolean }>) {
    const { device } = this.place
    if (!device) return
    try {
      await changePerson(device, id, { hidden })
      this.notKept = undefined
    } catch (error) {
      this.notKept = reasonOf(error)
      return
    }
    this.movedId = this.movedId === id ? undefined : id
    this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
    await this.load(this.place)
    await this.updateComplete
    await (currentTarget as PeopleList).focusMove(id)
  }
}

if (!customElements.get('select-person-page')) customElements.define('select-person-page', SelectPersonPage)
