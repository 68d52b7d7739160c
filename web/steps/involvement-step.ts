import { FormStep } from './form-step.ts'

/** Who writes, for which team, and what they know the young person from. */
export class InvolvementStep extends FormStep {}

if (!customElements.get('involvement-step')) customElements.define('involvement-step', InvolvementStep)
