import { html, nothing, type TemplateResult } from 'lit'
import type { Withheld } from '#contract/disclose.ts'
import { entryWords } from '#contract/warnings.ts'
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
      ${details.map(({ list, entry, number }) => html`<li>${upper(entryWords(list, entry, number))}</li>`)}
    </ul>
    <p><a href=${screenPath(draft.id, { id: 'consents', queue: [summary] })}>Change consent</a></p>
  </section>`
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
