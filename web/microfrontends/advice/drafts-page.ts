import { css, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { personName } from '#contract/person.ts'
import { deleteDraft, listDrafts, restoreDraft } from '#device/drafts.ts'
import { listPeople } from '#device/people.ts'
import type { Draft, KeptPerson } from '#device/records.ts'
import { reasonOf } from '#device/storage-fault.ts'
import { icon } from '#page/icons.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { resumePath } from '#steps/way.ts'
import { draftTitle, showMoment, wordWhere } from '#steps/word-draft.ts'
import { wordNotKept } from '#steps/word-saving.ts'

/** Every form that was begun and not submitted, newest first. */
export class DraftsPage extends PortalPage {
  static override styles = [
    PortalPage.styles,
    css`
      .buttons {
        margin-top: var(--s-3);
        justify-content: space-between;
      }
    `,
  ]
  static override properties = {
    drafts: { state: true },
    deleted: { state: true },
    people: { state: true },
    trouble: { state: true },
  }
  static override live = true

  override readonly heading = 'Drafts'
  declare private drafts: readonly Draft[]
  /** Deleted while this page is open: they can be taken back. */
  declare private deleted: readonly Draft[]
  declare private people: readonly KeptPerson[]
  declare private trouble: string

  constructor() {
    super()
    this.drafts = []
    this.deleted = []
    this.people = []
    this.trouble = ''
  }

  override async load(place: Place) {
    await super.load(place)
    if (!place.device) return
    const [drafts, people] = await Promise.all([listDrafts(place.device), listPeople(place.device)])
    this.drafts = drafts
    this.people = people
  }

  override render() {
    const ids = new Set(this.deleted.map(({ id }) => id))
    const open = this.drafts.filter(({ id }) => !ids.has(id))
    const all = [...open, ...this.deleted].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
    return html`<div class="content">
      <h1 tabindex="-1">${this.heading}</h1>
      <div role="alert">${this.trouble ? html`<p class="panel bad">${this.trouble}</p>` : nothing}</div>
      ${all.length === 0 ? html`<p>There are no drafts on this phone.</p>` : this.#renderAll(all, ids)}
    </div>`
  }

  #renderAll(all: readonly Draft[], deleted: ReadonlySet<string>) {
    return html`<ul class="list">
      ${repeat(
        all,
        ({ id }) => id,
        (draft) =>
          html`<li class="card" id="draft-${draft.id}">
            ${deleted.has(draft.id) ? this.#renderDeleted(draft) : this.#renderDraft(draft)}
          </li>`,
      )}
    </ul>`
  }

  #renderDraft(draft: Draft) {
    const saved = showMoment(draft.savedAt, new Date())
    const about = html`<span class="govuk-visually-hidden"> ${this.#nameOf(draft)}, saved ${saved}</span>`
    return html`<h2 class="item">${this.#nameOf(draft)}</h2>
      <p class="second">${draftTitle(draft)}</p>
      <p class="second">${wordWhere(draft)}</p>
      <p class="state nums">${icon('phone')} Saved on this phone ${saved}</p>
      <div class="buttons">
        <a class="btn small" href=${resumePath(draft)}><span>Continue${about}</span></a>
        <button type="button" class="btn quiet" @click=${() => void this.#onDelete(draft)}>
          <span>Delete draft${about}</span>
        </button>
      </div>`
  }

  #renderDeleted(draft: Draft) {
    const name = this.#nameOf(draft)
    return html`<h2 class="item">${name}</h2>
      <p class="second">Draft deleted</p>
      <div class="buttons">
        <button type="button" class="btn small second-choice" @click=${() => void this.#onUndo(draft)}>
          <span>Undo<span class="govuk-visually-hidden">: the draft for ${name} is deleted</span></span>
        </button>
      </div>`
  }

  #nameOf({ personId }: Draft): string {
    const person = this.people.find(({ id }) => id === personId)
    return person ? personName(person.details) : 'Somebody who is no longer on this phone'
  }

  async #onDelete(draft: Draft) {
    if (!this.place.device) return
    if (await this.#isKept('Not deleted', deleteDraft(this.place.device, draft.id)))
      this.deleted = [...this.deleted, draft]
    await this.#focusIn(draft)
  }

  async #onUndo(draft: Draft) {
    if (!this.place.device) return
    if (await this.#isKept('Not brought back', restoreDraft(this.place.device, draft.id))) {
      this.deleted = this.deleted.filter(({ id }) => id !== draft.id)
      await this.load(this.place)
    }
    await this.#focusIn(draft)
  }

  /** What the phone would not do is said on the page. */
  async #isKept(what: string, work: Promise<void>): Promise<boolean> {
    try {
      await work
      this.trouble = ''
    } catch (error) {
      this.trouble = wordNotKept(what, reasonOf(error)).words
    }
    return this.trouble === ''
  }

  /** The button that was pressed is gone: on to what stands in its place. */
  async #focusIn({ id }: Draft) {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`#draft-${CSS.escape(id)} .btn`)?.focus()
  }
}

if (!customElements.get('drafts-page')) customElements.define('drafts-page', DraftsPage)
