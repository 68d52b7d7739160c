import { FormStep } from './form-step.ts'

/** What the young person and their family say. */
export class ViewsStep extends FormStep {}

if (!customElements.get('views-step')) customElements.define('views-step', ViewsStep)
