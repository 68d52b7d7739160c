import { html, type TemplateResult } from 'lit'
import { listedName } from '#contract/person.ts'
import type { KeptPerson } from '#device/records.ts'
import type { Case } from './caseload.ts'
import { showState } from './show-state.ts'
import { wordCase } from './word-case.ts'

/** One person of the list, with the buttons that go with them, for either layout. */
export interface PersonRow {
  known: Case
  /** Just hidden or shown: only that is said, and `move` takes it back. */
  isMoved: boolean
  select: TemplateResult
  move: TemplateResult
}

export function wordMoved({ hidden }: KeptPerson): string {
  return hidden ? 'Moved to Hidden' : 'Moved to Active'
}

/** The guide says to click on the name, so the name leads there too. */
export function linkName({ id, details }: KeptPerson): TemplateResult {
  return html`<a href="/send/people/${id}">${listedName(details)}</a>`
}

export function showStates(known: Case, now: Date): TemplateResult {
  const states = wordCase(known, now)
  return html`<span class="states">
    ${states.length === 0 ? html`<span class="state">No advice yet</span>` : states.map(showState)}
  </span>`
}
