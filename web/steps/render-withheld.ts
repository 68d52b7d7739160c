import { html, nothing, type TemplateResult } from 'lit'
import type { Withheld } from '#contract/disclose.ts'
import type { Entry, List } from '#contract/form.ts'
import { entryAnswer } from '#contract/summary.ts'
import type { OpenDraft } from './open-draft.ts'
import { screenPath, summary } from './way.ts'

/** What is not sent, because consent was refused or not asked for; and what belonged to that alone. */
export function renderWithheld({ draft }: OpenDraft, withheld: readonly Withheld[]): TemplateResult | typeof nothing {
  const details = withheld.filter(({ list }) => list.withheld)
  if (details.length === 0) return nothing
  return html`<section class="card block">
    <h2>Left out</h2>
    <p>Consent was refused or not asked for, so this stays on the phone until the rest is received, and then goes.</p>
    <ul>
      ${details.map(({ list, entry }) => html`<li>${wordEntry(list, entry)}</li>`)}
    </ul>
    <p><a href=${screenPath(draft.id, { id: 'consents', queue: [summary] })}>Change consent</a></p>
  </section>`
}

/** Without its number, for what is left is counted anew: `Need: Looking after the home`. */
function wordEntry(list: List, entry: Entry): string {
  const kind = list.noun.charAt(0).toUpperCase() + list.noun.slice(1)
  return `${kind}: ${entryAnswer(list, entry, list.shows)}`
}
