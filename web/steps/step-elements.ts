import { ConsentList } from './consent-list.ts'
import { ConsentStep } from './consent-step.ts'
import type { FormStep } from './form-step.ts'
import { InvolvementStep } from './involvement-step.ts'
import type { ListStep } from './list-step.ts'
import { NeedsStep } from './needs-step.ts'
import { NilReturnStep } from './nil-return-step.ts'
import { OutcomesStep } from './outcomes-step.ts'
import { ViewsStep } from './views-step.ts'

/** The element of each step, by the step's id. */
export const stepElements: Readonly<Record<string, new () => FormStep>> = {
  involvement: InvolvementStep,
  'nil-return': NilReturnStep,
  views: ViewsStep,
  needs: NeedsStep,
  outcomes: OutcomesStep,
  consent: ConsentStep,
}

/** The element of a step's page of entries, where it has one of its own. */
export const listElements: Readonly<Record<string, new () => ListStep>> = { consent: ConsentList }
