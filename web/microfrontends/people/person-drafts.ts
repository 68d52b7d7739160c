import { css, html, LitElement, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Device } from '#device/database.ts'
import { deleteDraft, restoreDraft } from '#device/drafts.ts'
import type { Draft } from '#device/records.ts'
import { reasonOf, type StorageReason } from '#device/storage-fault.ts'
import { icon } from '#page/icons.ts'
import { resumePath } from '#steps/way.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { showNotKept } from './word-not-kept.ts'
import { draftTitle, showMoment, wordWhere } from '#steps/word-draft.ts'

/** What is being written about one person: to go on with, or to delete, which can be taken back as long as the page is open. */
export class PersonDrafts extends LitElement {
  static override styles = [
    portalSheet,
    css`
      .go {
        margin-top: var(--s-3);
        align-items: center;
      }
      .refused {
        margin-top: var(--s-2);
      }
    `,
  ]
  static override properties = {
    device: { attribute: false },
    drafts: { attribute: false },
    deleted: { state: true },
    notKept: { state: true },
  }

  declare device: Device
  /** The open ones, newest first. */
  declare drafts: readonly Draft[]
  /** They stay where they were, so that they can be taken back there. */
  declare private deleted: readonly Draft[]
  declare private notKept: StorageReason | undefined

  constructor() {
    super()
    this.drafts = []
    this.deleted = []
  }

  override render() {
    const gone = this.deleted.filter(({ id }) => this.drafts.every((draft) => draft.id !== id))
    const shown = [...this.drafts, ...gone].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
    if (shown.length === 0) return nothing
    return html`<h2>Drafts</h2>
      ${this.notKept ? showNotKept(this.notKept) : nothing}
      <ul class="list">
        ${repeat(
          shown,
          ({ id }) => id,
          (draft) =>
            html`<li class="card">${gone.includes(draft) ? this.#renderDeleted(draft) : this.#renderDraft(draft)}</li>`,
        )}
      </ul>`
  }

  #renderDraft(draft: Draft) {
    const title = draftTitle(draft)
    return html`<h3>${title}</h3>
      <p class="second nums">${wordWhere(draft)}<br />Saved on this phone ${showMoment(draft.savedAt, new Date())}</p>
      ${draft.refusal ? html`<p class="state bad refused">${icon('warn')}The council did not accept it</p>` : nothing}
      <div class="row go">
        <a class="btn" href=${resumePath(draft)}>
          <span>Continue<span class="govuk-visually-hidden"> ${title}, ${wordWhere(draft)}</span></span>
        </a>
        <button type="button" class="btn quiet bad" data-draft=${draft.id} @click=${() => this.#onDelete(draft)}>
          <span>Delete draft<span class="govuk-visually-hidden"> ${title}, ${wordWhere(draft)}</span></span>
        </button>
      </div>`
  }

  #renderDeleted(draft: Draft) {
    return html`<div class="row">
      <div>
        <h3>${draftTitle(draft)}</h3>
        <p class="second">Draft deleted</p>
      </div>
      <button
        type="button"
        class="btn small second-choice"
        data-draft=${draft.id}
        @click=${() => this.#onRestore(draft)}
      >
        <span>Undo<span class="govuk-visually-hidden">: draft deleted, ${draftTitle(draft)}</span></span>
      </button>
    </div>`
  }

  async #onDelete(draft: Draft) {
    await this.#keep(draft, async () => {
      await deleteDraft(this.device, draft.id)
      this.deleted = [...this.deleted.filter(({ id }) => id !== draft.id), draft]
      this.drafts = this.drafts.filter(({ id }) => id !== draft.id)
    })
  }

  async #onRestore(draft: Draft) {
    await this.#keep(draft, async () => {
      await restoreDraft(this.device, draft.id)
      this.deleted = this.deleted.filter(({ id }) => id !== draft.id)
      this.drafts = [...this.drafts, draft]
    })
  }

  /** The button that was pressed makes way for the other: the focus goes to that one. */
  async #keep(draft: Draft, work: () => Promise<void>) {
    try {
      await work()
      this.notKept = undefined
    } catch (error) {
      this.notKept = reasonOf(error)
    }
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>(`[data-draft="${draft.id}"]`)?.focus()
  }
}

if (!customElements.get('person-drafts')) customElements.define('person-drafts', PersonDrafts)
