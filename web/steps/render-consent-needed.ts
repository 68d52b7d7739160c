import { html, nothing, type TemplateResult } from 'lit'
import { holds } from '#contract/asking.ts'
import { entriesOf, listsOf } from '#contract/entries.ts'
import type { Entry, Form, GivenAnswers } from '#contract/form.ts'
import { verdictsIn } from '#contract/kinds/verdicts.ts'
import { entryAnswer } from '#contract/summary.ts'
import type { AskedList } from './asked-screen.ts'

/** What consent is needed for; undefined when it is needed for nothing. */
export function renderConsentNeeded(form: Form, { page, before }: AskedList): TemplateResult | undefined {
  const { optionalIf } = page.list
  if (optionalIf && holds(optionalIf, before)) return undefined
  const words = wordUnlinked(form, before) ?? 'You told us that this advice includes details that are not linked.'
  return html`<p>${words} Saying no will not change the rest of the advice.</p>`
}

/** Where somebody has said no. */
export function renderRemoved(form: Form, { page, before }: AskedList, given: GivenAnswers) {
  const isRemoved = wordUnlinked(form, before) !== undefined && entriesOf(given[page.list.name]).some(isRefusal)
  if (!isRemoved) return nothing
  return html`<p class="panel" role="status">Details removed. The rest of the advice can be sent.</p>`
}

/** `You told us 1 need is not linked: Looking after the home.` */
function wordUnlinked(form: Form, before: GivenAnswers): string | undefined {
  const list = listsOf(form).find(({ consentIf }) => consentIf !== undefined)
  const entries = list ? entriesOf(before[list.name]).filter((entry) => holds(list.consentIf, entry)) : []
  if (!list || entries.length === 0) return undefined
  const count = entries.length === 1 ? `1 ${list.noun} is` : `${String(entries.length)} ${list.noun}s are`
  return `You told us ${count} not linked: ${entries.map((entry) => entryAnswer(list, entry, list.shows)).join(', ')}.`
}

function isRefusal({ given, scope }: Entry): boolean {
  if (given === 'not-asked') return false
  return given === 'no' || [...(verdictsIn(scope)?.values() ?? [])].includes('no')
}
