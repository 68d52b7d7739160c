import { html } from 'lit'
import type { GivenAnswers } from '#contract/form.ts'
import { renderOffers } from './consent-offers.ts'
import { ListStep } from './list-step.ts'
import { renderConsentNeeded, renderRemoved } from './render-consent-needed.ts'

/** The records of consent in a form. */
export class ConsentList extends ListStep {
  protected override renderBefore(given: GivenAnswers) {
    const { asked, open, queue } = this
    return html`${renderConsentNeeded(open.form, asked) ?? html`<p>No consent record is needed. Continue.</p>`}
    ${renderRemoved(open.form, asked, given)} ${renderOffers(open, asked, queue, given)}`
  }
}

if (!customElements.get('consent-list')) customElements.define('consent-list', ConsentList)
