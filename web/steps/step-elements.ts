import { InvolvementStep } from './involvement-step.ts'
import { NilReturnStep } from './nil-return-step.ts'
import type { FormStep } from './form-step.ts'

/** The element of each step, by the step's id. */
export const stepElements: Readonly<Record<string, new () => FormStep>> = {
  involvement: InvolvementStep,
  'nil-return': NilReturnStep,
}
