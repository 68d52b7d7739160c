import { codeLists } from '#contract/code-lists/index.ts'
import type { Given, SelectQuestion, TextQuestion } from '#contract/form.ts'
import { formatOf } from '#fields/text-format.ts'
import { html, nothing, type TemplateResult } from 'lit'

export type ShortQuestion = TextQuestion | SelectQuestion

interface Box<Q extends ShortQuestion = ShortQuestion> {
  name: string
  question: Q
  /** Stands in the box to begin with. */
  given: Given
  /** What is wrong, as a sentence. */
  fault: string | undefined
  /** A password in clear, because the person wants to see it. */
  isShown: boolean
  onShow: () => void
}

/** One labelled box of a form that asks for all of its boxes, so that none carries an asterisk. */
export function renderBox({ question, ...more }: Box): TemplateResult {
  const { name, fault } = more
  return html`<div class=${`govuk-form-group ${fault === undefined ? '' : 'govuk-form-group--error'}`}>
    <label class="govuk-label" for=${name}>${question.label}</label>
    ${question.hint === undefined ? nothing : html`<div id=${`${name}-hint`} class="govuk-hint">${question.hint}</div>`}
    ${fault === undefined ? nothing : renderFault(name, fault)}
    ${question.kind === 'select' ? renderSelect({ question, ...more }) : renderText({ question, ...more })}
  </div>`
}

function renderText({ name, question, given, fault, isShown, onShow }: Box<TextQuestion>) {
  const format = formatOf(question)
  const isPassword = format.type === 'password'
  const box = html`<input
    id=${name}
    name=${name}
    class=${`govuk-input ${format.width} ${fault === undefined ? '' : 'govuk-input--error'}`}
    type=${isPassword && isShown ? 'text' : format.type}
    inputmode=${format.inputmode}
    autocapitalize=${format.autocapitalize}
    autocomplete=${question.autocomplete ?? format.autocomplete}
    spellcheck="false"
    aria-invalid=${fault === undefined ? 'false' : 'true'}
    aria-describedby=${remarksOn(name, question, fault)}
    .value=${typeof given === 'string' ? given : ''}
  />`
  return isPassword ? html`<div class="password">${box} ${renderShow(name, question, isShown, onShow)}</div>` : box
}

function renderSelect({ name, question, given, fault }: Box<SelectQuestion>) {
  const { list, placeholder = 'Please select' } = question
  return html`<select
    id=${name}
    name=${name}
    class=${`govuk-select ${fault === undefined ? '' : 'govuk-select--error'}`}
    autocomplete="off"
    aria-invalid=${fault === undefined ? 'false' : 'true'}
    aria-describedby=${remarksOn(name, question, fault)}
  >
    <option value="">${placeholder}</option>
    ${codeLists[list].map(
      ({ code, label }) => html`<option value=${code} ?selected=${code === given}>${label}</option>`,
    )}
  </select>`
}

function remarksOn(name: string, { hint }: ShortQuestion, fault: string | undefined) {
  const remarks = [hint === undefined ? '' : `${name}-hint`, fault === undefined ? '' : `${name}-fault`]
  return remarks.filter(Boolean).join(' ') || nothing
}

function renderFault(name: string, fault: string) {
  return html`<p id=${`${name}-fault`} class="govuk-error-message">
    <span class="govuk-visually-hidden">Error:</span> ${fault}
  </p>`
}

function renderShow(name: string, { label }: TextQuestion, isShown: boolean, onShow: () => void) {
  return html`<button type="button" class="btn second-choice small" aria-controls=${name} @click=${onShow}>
    ${isShown ? 'Hide' : 'Show'} <span class="govuk-visually-hidden">${label.toLowerCase()}</span>
  </button>`
}
