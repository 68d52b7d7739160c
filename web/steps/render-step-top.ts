import { html, nothing, type TemplateResult } from 'lit'
import { numberedSteps, stepNumber, type AskedPage } from '#contract/asking.ts'
import type { Form } from '#contract/form.ts'
import '#page/steps-line.ts'

/** Above the questions: how far the form has come, what the page is about, and advice. */
export function renderStepTop(form: Form, { step, page }: AskedPage, heading: string): TemplateResult {
  const number = stepNumber(form, step.id)
  const line = html`<steps-line .step=${number} .of=${numberedSteps(form).length}></steps-line>`
  return html`
    ${number === undefined ? nothing : line}
    <h1 tabindex="-1">${heading}</h1>
    ${page.title === undefined ? nothing : html`<p class="lead">${page.title}</p>`}
    ${page.advice === undefined ? nothing : html`<p>${page.advice}</p>`}
  `
}
