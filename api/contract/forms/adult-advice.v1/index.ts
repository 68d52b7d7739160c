import type { Form } from '../../form.ts'
import { consent } from './consent.ts'
import { involvement } from './involvement.ts'
import { needs } from './needs.ts'
import { nilReturn } from './nil-return.ts'
import { outcomes } from './outcomes.ts'
import { views } from './views.ts'

/** The Adults Services Advice Form of the council's guide. */
export const adultAdviceV1 = {
  id: 'adult-advice',
  version: 1,
  title: 'Adults Services Advice Form',
  prefix: 'AAF',
  audience: 'adults',
  steps: [involvement, nilReturn, views, needs, outcomes, consent],
} as const satisfies Form
