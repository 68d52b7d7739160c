import type { Answer, Entry } from '../../api/contract/form.ts'
import { verbalConsent } from './consent.ts'

type Entries = Readonly<Record<string, Entry>>

/** Needs, linked to a young person's SEN or disability unless they say otherwise. */
export const exampleNeeds = {
  travel: {
    id: '11d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d01',
    area: 'community',
    description: 'Has never taken a bus alone. Waits at home for a lift.',
    unable: ['help', 'danger'],
    fluctuates: 'yes',
    fluctuation: 'Harder in winter, when it is dark early.',
    metNow: ['family', 'school'],
    metHow: 'A driver known from school.',
    linked: 'yes',
  },
  meals: {
    id: '11d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d02',
    area: 'eating',
    description: 'Cooks with the timer only when reminded.',
    unable: ['help'],
    metNow: ['family'],
    linked: 'yes',
  },
  bills: {
    id: '11d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d03',
    area: 'looking-after-home',
    description: 'Leaves bills unopened.',
    unable: ['none'],
    metNow: ['not-met'],
    linked: 'no',
  },
  visitors: {
    id: '11d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d04',
    area: 'keeping-safe',
    description: 'Lets in visitors who take things.',
    metNow: ['other'],
    linked: 'no',
  },
} as const satisfies Entries

const { travel, meals, bills, visitors } = exampleNeeds

const outcome = { pfa: 'living', by: 'year' } as const

export const exampleOutcomes = {
  travel: {
    id: '22d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d01',
    needIds: [travel.id],
    statement: 'By July 2027 Zoë will travel to college by bus on her own.',
    pfa: 'community',
    by: 'date',
    byDate: '2027-07',
  },
  meals: {
    id: '22d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d02',
    needIds: [meals.id],
    statement: 'Zoë will cook three meals a week without being reminded.',
    pfa: 'living',
    by: 'age',
    byAge: '21',
  },
  bills: {
    id: '22d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d03',
    needIds: [bills.id],
    statement: 'Zoë will pay her own bills.',
    ...outcome,
  },
  visitors: {
    id: '22d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d04',
    needIds: [visitors.id],
    statement: 'Zoë will decide who comes in.',
    ...outcome,
  },
  household: {
    id: '22d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d05',
    needIds: [bills.id, visitors.id],
    statement: 'Zoë will feel at home in her own flat.',
    ...outcome,
  },
} as const satisfies Entries

/** A support somebody over 18 gets every week. */
function support<const O extends readonly string[], W extends string>(digit: number, outcomeIds: O, what: W) {
  return {
    id: `33d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d0${digit}`,
    outcomeIds,
    what,
    who: 'Support worker',
    amount: '1.5',
    unit: 'hours',
    freq: 'week',
    status: 'in-place',
    careActPlan: 'no',
    educates: 'no',
  } satisfies Record<string, Answer>
}

export const exampleSupports = {
  travel: {
    ...support(1, [exampleOutcomes.travel.id], 'Travel training on the number 20.'),
    ratio: '1:1',
    setting: 'Bus stop and bus',
    from: '2027-01',
    review: '2027-06-30',
    status: 'recommended',
    agreementBy: 'Travel training service',
    funding: 'council',
    educates: 'yes',
  },
  meals: support(2, [exampleOutcomes.meals.id], 'Cooking together.'),
  bills: support(3, [exampleOutcomes.bills.id], 'Somebody to open the post with.'),
  visitors: support(4, [exampleOutcomes.visitors.id], 'A door camera and practice with it.'),
  household: support(5, [exampleOutcomes.visitors.id, exampleOutcomes.household.id], 'A visit every Friday.'),
} as const

/** Said yes to one of two details, and no to the other. */
export const halfConsent = {
  id: '44d5f0a2-8c3e-4b6a-9f10-2a7c4e6b8d01',
  ...verbalConsent,
  scope: [`yes ${bills.id}`, `no ${visitors.id}`],
} as const satisfies Entry
