import { FormStep } from './form-step.ts'

/** What will be different, what support that takes, and adult life. */
export class OutcomesStep extends FormStep {}

if (!customElements.get('outcomes-step')) customElements.define('outcomes-step', OutcomesStep)
