import { FormStep } from './form-step.ts'

/** The young person is not known to the service: what was searched, and what happens next. */
export class NilReturnStep extends FormStep {}

if (!customElements.get('nil-return-step')) customElements.define('nil-return-step', NilReturnStep)
