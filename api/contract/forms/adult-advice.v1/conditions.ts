import type { Condition } from '../../form.ts'

/** What decides about whole pages, said once. */
export const known = { question: 'describes', isNot: 'unknown' } as const
export const nil = { question: 'describes', is: 'unknown' } as const
export const colleague = { question: 'isAuthor', is: 'no' } as const
export const mayNeedSupport = { question: 'appearance', is: ['yes', 'not-enough'] } as const

/** Regulation 6(4): where all agree that there is enough advice already, no new advice is sought. */
const existing = { question: 'existingAgreed', is: 'yes' } as const
const isNew = { question: 'existingAgreed', isNot: 'yes' } as const

export const usesExisting = { all: [known, existing] } as const satisfies Condition
export const writesNew = { all: [known, isNew] } as const satisfies Condition

export const under16 = { question: 'ageBand', is: 'under-16' } as const
export const from16 = { question: 'ageBand', isNot: 'under-16' } as const
export const under18 = { question: 'ageBand', is: ['under-16', '16-17'] } as const
export const from18 = { question: 'ageBand', is: ['18-24', 'over-24'] } as const
export const from16to17 = { question: 'ageBand', is: '16-17' } as const

export const hasNeeds = { question: 'hasNeeds', is: 'yes' } as const

export const unlinked = { question: 'linked', is: 'no' } as const

/** Something in the advice may be sent only with consent. */
export const needsConsent = {
  any: [
    { list: 'needs', has: unlinked },
    { question: 'includeOther', is: 'yes' },
  ],
} as const satisfies Condition
