import { html, nothing } from 'lit'
import { stepNumber } from '#contract/asking.ts'
import type { GivenAnswers, List } from '#contract/form.ts'
import { givenOn, isList } from './asked-screen.ts'
import { FormStep } from './form-step.ts'
import { renderConsentNeeded } from './render-consent-needed.ts'
import { renderOffers } from './consent-offers.ts'
import { recordSheet, renderConsentRecord } from './render-consent-record.ts'

/** What only stood in a box to begin with was typed by nobody. */
function isTyped({ questions }: List, given: GivenAnswers): boolean {
  return Object.keys(given).some((name) => {
    const question = questions[name]
    return question?.kind !== 'text' || question.prefill === undefined
  })
}

/** Whether what is not linked to SEN or disability may be shared: one page of it, or one record. */
export class ConsentStep extends FormStep {
  static override styles = [...FormStep.styles, recordSheet]

  protected override renderBeside() {
    const { asked, open, given, queue } = this
    if (!isList(asked)) return nothing
    const isNew = givenOn(asked, open.draft.given) === undefined && !isTyped(asked.page.list, given)
    return html`<div slot="top">
        ${renderConsentNeeded(open.form, asked)} ${isNew ? renderOffers(open, asked, queue) : nothing}
      </div>
      ${renderConsentRecord({
        person: open.person,
        given,
        step: stepNumber(open.form, asked.step.id),
        keep: (answers) => this.keep(answers),
      })}`
  }
}

if (!customElements.get('consent-step')) customElements.define('consent-step', ConsentStep)
