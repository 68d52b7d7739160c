import { html, type TemplateResult } from 'lit'
import type { Entry, Form, GivenAnswers, List } from '#contract/form.ts'

/** What a page of entries shows, and what can be done there. */
export interface ListView {
  form: Form
  list: List
  /** With what was removed while the page is open, where it was. */
  shown: GivenAnswers
  /** Its place in its list, counted from 1; for a removed one, where it was. */
  numberOf: (list: List, entry: Entry) => number
  isRemoved: (entry: Entry) => boolean
  changePath: (entry: Entry) => string
  /** To a new entry, which may belong to an entry of an earlier list. */
  addPath: (to?: string) => string
  isFull: boolean
  onRemove: (entry: Entry, event: Event) => void
  onUndo: (entry: Entry, event: Event) => void
}

/** `need 2`, for those who do not see what stands beside the button. */
export function wordEntry({ numberOf }: ListView, list: List, entry: Entry): string {
  return `${list.noun} ${String(numberOf(list, entry))}`
}

/** Below an entry of the page's own list. */
export function renderActions(view: ListView, entry: Entry): TemplateResult {
  const about = html`<span class="govuk-visually-hidden"> ${wordEntry(view, view.list, entry)}</span>`
  return html`<div class="foot do">
    <a class="btn quiet" href=${view.changePath(entry)}><span>Change${about}</span></a>
    <button type="button" class="btn quiet bad" @click=${(event: Event) => view.onRemove(entry, event)}>
      <span>Remove${about}</span>
    </button>
  </div>`
}

/** In the place of an entry that was removed. */
export function renderRemoved(view: ListView, heading: string, entry: Entry): TemplateResult {
  const about = html`<span class="govuk-visually-hidden">: ${wordEntry(view, view.list, entry)} is removed</span>`
  return html`<p class="second">${heading} removed</p>
    <div class="foot do">
      <button type="button" class="btn quiet" @click=${(event: Event) => view.onUndo(entry, event)}>
        <span>Undo${about}</span>
      </button>
    </div>`
}
