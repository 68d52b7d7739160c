import { html, nothing, type TemplateResult } from 'lit'
import { isConsented } from '#contract/asked-again.ts'
import { numberedSteps, stepNumber } from '#contract/asking.ts'
import { entriesOf } from '#contract/entries.ts'
import type { List } from '#contract/form.ts'
import { entryAnswer, entryHeading } from '#contract/summary.ts'
import '#page/steps-line.ts'
import type { AskedScreen } from './asked-screen.ts'
import type { OpenDraft } from './open-draft.ts'
import { wordConsented } from './word-list.ts'

/** Above the questions: how far the form has come, what the screen is about, and advice. */
export function renderStepTop(open: OpenDraft, { step, page, entry }: AskedScreen, heading: string): TemplateResult {
  const number = stepNumber(open.form, step.id)
  const line = html`<steps-line .step=${number} .of=${numberedSteps(open.form).length}></steps-line>`
  return html`
    ${number === undefined ? nothing : line}
    <h1 tabindex="-1">${heading}</h1>
    ${page.title === undefined ? nothing : html`<p class="lead">${page.title}</p>`}
    ${page.advice === undefined ? nothing : html`<p>${page.advice}</p>`}
    ${entry === undefined || !('list' in page) ? nothing : renderEntry(open, page.list, entry)}
  `
}

/** Which entry it is, as it was when it was opened. */
function renderEntry({ form, draft: { given } }: OpenDraft, list: List, entryId: string) {
  const entries = entriesOf(given[list.name])
  const index = entries.findIndex(({ id }) => id === entryId)
  const [entry] = entries.slice(index, index + 1)
  const words = entry ? entryAnswer(list, entry, list.shows) : ''
  return html`<p class="second entry">
      ${entryHeading(list, index === -1 ? entries.length + 1 : index + 1)}${words === '' ? nothing : html`: <b>${words}</b>`}
    </p>
    ${isConsented(form, list, given, entryId) ? html`<p class="panel">${wordConsented(list)}</p>` : nothing}`
}
