import { html, nothing, type TemplateResult } from 'lit'
import type { GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { warningsOf, type Warning } from '#contract/warnings.ts'
import { icon } from '#page/icons.ts'
import type { OpenDraft } from './open-draft.ts'
import { changePath, screenPath, summary } from './way.ts'
import { wordFaults } from './word-faults.ts'
import { wordRefusal } from './word-refusal.ts'

/** What the council said when it did not take this advice, while it is being corrected. */
export function renderRefusal({ draft, form }: OpenDraft): TemplateResult | typeof nothing {
  const { refusal } = draft
  if (!refusal) return nothing
  const faults = wordFaults(form, refusal.faults ?? {}, draft.given)
  return html`<div class="panel bad">
    <h2 class="item">The council did not accept this advice</h2>
    <p>${wordRefusal(refusal.type).sentence}</p>
    ${
      faults.length === 0
        ? nothing
        : html`<ul>
            ${faults.map(
              ({ place, sentence }) => html`<li><a href=${changePath(draft.id, place)}>${sentence}</a></li>`,
            )}
          </ul>`
    }
  </div>`
}

/** What may be right and should be looked at. It does not keep anybody from sending. */
export function renderWarnings(open: OpenDraft, given: GivenAnswers): TemplateResult | typeof nothing {
  const { form, facts, person, people } = open
  const others = people.filter(({ id }) => id !== person.id).map(({ details }) => details)
  const about = { form, facts, details: person.details, others, today: londonDay(new Date()) }
  const warnings = warningsOf(about, given)
  if (warnings.length === 0) return nothing
  return html`<div class="panel wait">
    <h2 class="item">${icon('warn')} Check before you send</h2>
    <ul>
      ${warnings.map((warning) => html`<li>${renderWarning(open, warning)}</li>`)}
    </ul>
  </div>`
}

function renderWarning({ draft, person }: OpenDraft, { sentence, page, entry }: Warning) {
  const path =
    page === undefined ? `/send/people/${person.id}/edit` : screenPath(draft.id, { id: page, entry, queue: [summary] })
  return html`<a href=${path}>${sentence}</a>`
}
