import { html, nothing, type TemplateResult } from 'lit'
import { holds } from '#contract/asking.ts'
import { entriesOf } from '#contract/entries.ts'
import type { Entry } from '#contract/form.ts'
import { entryAnswer, entryHeading } from '#contract/summary.ts'
import { icon } from '#page/icons.ts'
import { renderActions, renderRemoved, type ListView } from './list-view.ts'
import { wordConsentWanted } from './word-list.ts'

/** The entries of a list, a card each. */
export function renderCards(view: ListView): TemplateResult | typeof nothing {
  const entries = entriesOf(view.shown[view.list.name])
  if (entries.length === 0) return nothing
  return html`<ul class="list">
    ${entries.map((entry) => html`<li class="card" data-entry=${entry.id}>${renderCard(view, entry)}</li>`)}
  </ul>`
}

function renderCard(view: ListView, entry: Entry) {
  const { form, list } = view
  const heading = entryHeading(list, view.numberOf(list, entry))
  if (view.isRemoved(entry)) return renderRemoved(view, heading, entry)
  const beneath = list.beneath === undefined ? '' : entryAnswer(list, entry, list.beneath)
  const needsConsent = list.consentIf !== undefined && holds(list.consentIf, entry)
  return html`<h2 class="item"><span class="kind">${heading}</span> ${entryAnswer(list, entry, list.shows)}</h2>
    ${beneath === '' ? nothing : html`<p class="beneath">${beneath}</p>`}
    ${
      needsConsent
        ? html`<p><span class="state wait">${icon('warn')} ${wordConsentWanted(form, list)}</span></p>`
        : nothing
    }
    ${renderActions(view, entry)}`
}
