import { html, nothing, type TemplateResult } from 'lit'
import { dueDay } from '#contract/due.ts'
import { daysBetween, londonDay, showDay } from '#contract/london.ts'
import type { Draft } from '#device/records.ts'
import { showState } from './show-state.ts'
import { firstDue, stateDue } from './word-case.ts'

const weeks = 6

/** How much is left of the six weeks, as soon as a draft says when the request was received. */
export function renderClock(drafts: readonly Draft[], now: Date): TemplateResult | typeof nothing {
  const due = firstDue(drafts)
  const received = drafts.find(({ given }) => dueDay(given) === due)?.given.requestReceived
  if (due === undefined || typeof received !== 'string') return nothing
  const weeksLeft = Math.ceil(daysBetween(londonDay(now), due) / 7)
  return html`<section class="card block clock" aria-label="When advice is due">
    ${showState(stateDue(due, now))}
    <div class="weeks" aria-hidden="true">
      ${Array.from({ length: weeks }, (_, week) => html`<i class=${week < weeks - weeksLeft ? 'done' : ''}></i>`)}
    </div>
    <p class="second nums">The request was received on ${showDay(received)}</p>
  </section>`
}
