import { TwoStepMethod } from '#contract/identity.ts'
import { html, type TemplateResult } from 'lit'
import { factors } from './second-factors.ts'

/** Why it has to be turned on, in the guide's own words. */
export function renderAskedToTurnOn(method: TwoStepMethod): TemplateResult {
  return html`<p>We require all SEND portal users to enable two step verification.</p>
    <p>
      Two Step Verification is our way to make your data more secure. Please select e-mail in the drop down box below to
      receive a verification code via e-mail to complete log-in. The e-mail address used will be the e-mail you provided
      when you created your account.
    </p>
    ${renderMethods(method)}
    <p class="second">You are then returned to the log-on screen, to log in with a code.</p>`
}

export function renderMethods(method: TwoStepMethod): TemplateResult {
  return html`<div class="govuk-form-group">
    <label class="govuk-label" for="method">Preferred method</label>
    <select class="govuk-select" id="method" autocomplete="off">
      ${TwoStepMethod.options.map(
        (each) => html`<option value=${each} ?selected=${each === method}>${factors[each].label}</option>`,
      )}
    </select>
  </div>`
}
