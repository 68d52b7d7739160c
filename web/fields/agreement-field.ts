import type { AgreementQuestion } from '#contract/form.ts'
import { TickField } from './tick-field.ts'

/** One checkbox. */
export class AgreementField extends TickField<AgreementQuestion> {
  protected override get isTicked() {
    return this.given === true
  }

  protected override tick(isTicked: boolean) {
    this.report(isTicked)
  }
}

if (!customElements.get('agreement-field')) customElements.define('agreement-field', AgreementField)

declare global {
  interface HTMLElementTagNameMap {
    'agreement-field': AgreementField
  }
}
