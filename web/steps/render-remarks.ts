import { html, nothing, type TemplateResult } from 'lit'
import { londonDay } from '#contract/london.ts'
import { icon } from '#page/icons.ts'
import type { OpenDraft } from './open-draft.ts'
import { warningsOf } from './warnings.ts'
import { screenPath, summary } from './way.ts'
import { wordFaults } from './word-faults.ts'
import { wordRefusal } from './word-refusal.ts'

/** What the council said when it did not take this advice, while it is being corrected. */
export function renderRefusal({ draft, form }: OpenDraft): TemplateResult | typeof nothing {
  const { refusal } = draft
  if (!refusal) return nothing
  const faults = wordFaults(form, refusal.faults ?? {})
  return html`<div class="panel bad">
    <h2 class="item">The council did not accept this advice</h2>
    <p>${wordRefusal(refusal.type).sentence}</p>
    ${
      faults.length === 0
        ? nothing
        : html`<ul>
            ${faults.map(
              ({ page, sentence }) =>
                html`<li><a href=${screenPath(draft.id, { id: page, queue: [summary] })}>${sentence}</a></li>`,
            )}
          </ul>`
    }
  </div>`
}

/** What may be right and should be looked at. It does not keep anybody from sending. */
export function renderWarnings({ form, person }: OpenDraft): TemplateResult | typeof nothing {
  const warnings = warningsOf(form, person, londonDay(new Date()))
  if (warnings.length === 0) return nothing
  return html`<div class="panel wait">
    <h2 class="item">${icon('warn')} Check before you send</h2>
    ${warnings.map((warning) => html`<p>${warning}</p>`)}
    <p><a href=${`/send/people/${person.id}/edit`}>Edit Person</a></p>
  </div>`
}
