import { FormStep } from './form-step.ts'

/** What the young person needs, and the Care Act decision. */
export class NeedsStep extends FormStep {}

if (!customElements.get('needs-step')) customElements.define('needs-step', NeedsStep)
