import { html, LitElement, nothing } from 'lit'
import { listedName } from '#contract/person.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import type { Case } from './caseload.ts'
import { renderCards } from './people-cards.ts'
import { renderTable } from './people-table.ts'
import { wordMoved, type PersonRow } from './person-row.ts'
import { peopleSheet } from './people-sheet.ts'

/** Where a table has room. */
const roomy = matchMedia('(min-width: 60em)')

/**
 * People to choose from: cards on the phone, a table where there is room for one. Only one of the two is drawn, so
 * that nothing is there twice.
 *
 * @fires person-chosen - This person's page is wanted.
 * @fires person-moved - To be hidden, or to be shown again.
 */
export class PeopleList extends LitElement {
  static override styles = [portalSheet, peopleSheet]
  static override properties = { cases: { attribute: false }, movedId: { attribute: false }, isTable: { state: true } }

  declare cases: readonly Case[]
  /** Whoever has just been hidden or shown stands here still, with a way back. */
  declare movedId: string | undefined
  declare private isTable: boolean

  constructor() {
    super()
    this.cases = []
    this.isTable = roomy.matches
  }

  override connectedCallback() {
    super.connectedCallback()
    roomy.addEventListener('change', this.#onWidth)
    this.#onWidth()
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    roomy.removeEventListener('change', this.#onWidth)
  }

  /** The focus goes to the button that hides or shows this person, or takes that back. */
  async focusMove(id: string): Promise<void> {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-move="${id}"]`)?.focus()
  }

  override render() {
    if (this.cases.length === 0) return nothing
    const now = new Date()
    const rows = this.cases.map((known) => this.#rowOf(known))
    return this.isTable ? renderTable(rows, now) : renderCards(rows, now)
  }

  #rowOf(known: Case): PersonRow {
    const isMoved = known.person.id === this.movedId
    return { known, isMoved, select: this.#renderSelect(known), move: this.#renderMove(known, isMoved) }
  }

  #renderSelect({ person }: Case) {
    const select = () => this.#tell('person-chosen', { id: person.id })
    return html`<button type="button" class="btn small" @click=${select}>
      <span>Select<span class="govuk-visually-hidden"> ${listedName(person.details)}</span></span>
    </button>`
  }

  #renderMove({ person }: Case, isMoved: boolean) {
    const move = () => this.#tell('person-moved', { id: person.id, hidden: !person.hidden })
    const label = isMoved ? 'Undo' : person.hidden ? 'Show Person' : 'Hide Person'
    const about = isMoved ? `: ${listedName(person.details)}, ${wordMoved(person)}` : ` ${listedName(person.details)}`
    return html`<button
      type="button"
      class="btn ${isMoved ? 'small second-choice' : 'quiet'}"
      data-move=${person.id}
      @click=${move}
    >
      <span>${label}<span class="govuk-visually-hidden">${about}</span></span>
    </button>`
  }

  #tell(event: 'person-chosen' | 'person-moved', detail: { id: string; hidden?: boolean }) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }))
  }

  readonly #onWidth = () => (this.isTable = roomy.matches)
}

if (!customElements.get('people-list')) customElements.define('people-list', PeopleList)

declare global {
  interface HTMLElementEventMap {
    'person-chosen': CustomEvent<{ id: string }>
    'person-moved': CustomEvent<{ id: string; hidden: boolean }>
  }
}
