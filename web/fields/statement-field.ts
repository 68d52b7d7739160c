import type { StatementQuestion } from '#contract/form.ts'
import { currentStatement } from '#contract/statements/index.ts'
import { TickField } from './tick-field.ts'

/** That the statement was read: ticked, it says which one. */
export class StatementField extends TickField<StatementQuestion> {
  protected override get isTicked() {
    return this.text !== ''
  }

  protected override tick(isTicked: boolean) {
    this.report(isTicked ? currentStatement.id : undefined)
  }
}

if (!customElements.get('statement-field')) customElements.define('statement-field', StatementField)

declare global {
  interface HTMLElementTagNameMap {
    'statement-field': StatementField
  }
}
