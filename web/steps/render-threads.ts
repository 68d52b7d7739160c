import { html, nothing, type TemplateResult } from 'lit'
import type { List } from '#contract/form.ts'
import { entryAnswer, entryHeading } from '#contract/summary.ts'
import { icon } from '#page/icons.ts'
import { renderActions, renderRemoved, wordEntry, type ListView } from './list-view.ts'
import { chainOf, looseOf, threadsOf, type Knot } from './threads.ts'
import { wordAdd } from './word-list.ts'

/** Entries under what they belong to, a card for each of the first list: what hangs on what, and what is missing. */
export function renderThreads(view: ListView): TemplateResult {
  const chain = chainOf(view.form, view.list)
  const own = chain.indexOf(view.list)
  const loose = looseOf(chain.slice(own), view.shown)
  return html`<ul class="list">
    ${threadsOf(chain, view.shown).map((knot) => renderThread(renderKnot(view, chain, knot)))}
    ${
      loose.length === 0
        ? nothing
        : renderThread(html`${renderLoose(chain[own - 1])} ${loose.map((knot) => renderKnot(view, chain, knot))}`)
    }
  </ul>`
}

function renderThread(knots: TemplateResult) {
  return html`<li class="card"><div class="thread">${knots}</div></li>`
}

/** An entry, then what hangs on it, or that nothing does yet. */
function renderKnot(view: ListView, chain: readonly List[], knot: Knot): TemplateResult {
  const depth = chain.indexOf(knot.list)
  const next = depth < chain.indexOf(view.list) ? chain[depth + 1] : undefined
  return html`<div class=${depth === 0 ? 'need' : 'hanging'} data-entry=${knot.entry.id}>
      ${renderEntry(view, knot, depth)}
    </div>
    ${knot.hanging.map((other) => renderKnot(view, chain, other))}
    ${next && knot.hanging.length === 0 ? renderGap(view, next, knot) : nothing}`
}

function renderEntry(view: ListView, { list, entry }: Knot, depth: number) {
  const heading = entryHeading(list, view.numberOf(list, entry))
  if (view.isRemoved(entry)) return renderRemoved(view, heading, entry)
  const words = html`<span class="kind">${heading}</span> ${entryAnswer(list, entry, list.shows)}`
  return html`${depth === 0 ? html`<h2 class="item">${words}</h2>` : html`<h3>${words}</h3>`}
  ${list === view.list ? renderActions(view, entry) : nothing}`
}

function renderGap(view: ListView, next: List, { list, entry }: Knot) {
  const about = html`<span class="govuk-visually-hidden"> for ${wordEntry(view, list, entry)}</span>`
  const isHere = next === view.list && !view.isFull && !view.isRemoved(entry)
  return html`<div class="gap">
    <p class="state wait"><b>No ${next.noun} yet</b></p>
    ${
      isHere
        ? html`<p>
            <a class="btn small second-choice" href=${view.addPath(entry.id)}>
              ${icon('plus')} <span>${wordAdd(next, 0)}${about}</span>
            </a>
          </p>`
        : nothing
    }
  </div>`
}

function renderLoose(above: List | undefined) {
  return html`<div class="gap">
    <h2 class="item state wait">${above ? `Belongs to no ${above.noun}` : 'Belongs to nothing'}</h2>
  </div>`
}
