import { verdictsIn } from './kinds/verdicts.ts'
import { entriesOf } from './entries.ts'
import type { Entry, GivenAnswers, Questions } from './form.ts'

const isAsked = { question: 'given', isNot: 'not-asked' } as const
const isYes = { question: 'given', is: ['yes', 'restricted'] } as const

/** The record of verbal consent, in the guide's words: in a form's list `consents`, and on its own. */
export const consentQuestions = {
  name: { kind: 'text', label: 'Name', noun: 'the name of the person you asked', most: 150 },
  relationship: {
    kind: 'select',
    label: 'Relationship to data subject (child/young person)',
    noun: 'their relationship to the child or young person',
    list: 'relationship',
  },
  authoritySeen: {
    kind: 'choice',
    label: 'Legal authority seen?',
    hint: 'Their consent counts only once you have seen it',
    noun: 'yes if you have seen their legal authority',
    options: { yes: 'Yes', no: 'No' },
    askIf: { question: 'relationship', is: ['DEP', 'LPA'] },
  },
  given: {
    kind: 'choice',
    label: 'Verbal consent given',
    noun: 'whether verbal consent was given',
    options: {
      yes: 'Yes',
      restricted: 'Yes, with restrictions',
      no: 'No, refused',
      'not-asked': 'Not asked',
    },
    notes: { no: 'These details are left out. The rest can be sent', 'not-asked': 'These details are left out' },
  },
  whyNotAsked: {
    kind: 'text',
    label: 'Why were they not asked?',
    noun: 'why they were not asked',
    most: 1000,
    lines: 2,
    askIf: { question: 'given', is: 'not-asked' },
  },
  statementRead: {
    kind: 'statement',
    label: "I confirm I have read the 'consent statement' above to this person",
    noun: "that you have read the 'consent statement' to this person",
    optionalIf: { question: 'given', is: 'no' },
    askIf: isAsked,
  },
  date: {
    kind: 'date',
    label: 'Date consent was obtained',
    noun: 'the date consent was obtained',
    when: 'past',
    askIf: isAsked,
  },
  time: {
    kind: 'time',
    label: 'Time consent was obtained',
    hint: '24-hour clock, for example 09:30',
    noun: 'the time consent was obtained',
    askIf: isAsked,
  },
  takenBy: {
    kind: 'text',
    label: 'Consent taken and recorded by (name of staff member):',
    noun: 'the name of the staff member who took it',
    most: 150,
    prefill: 'name',
  },
  restrictions: {
    kind: 'text',
    label: 'Any restrictions on consent?',
    noun: 'the restrictions on consent',
    most: 2000,
    lines: 3,
    optionalIf: { question: 'given', isNot: 'restricted' },
    askIf: { question: 'given', isNot: ['no', 'not-asked'] },
  },
  notShareWith: {
    kind: 'choices',
    label: 'Not to be shared with',
    hint: 'Tick all that apply',
    noun: 'whom it is not to be shared with',
    options: {
      school: 'School or college',
      family: 'Parents or carers',
      health: 'Health professionals',
      other: 'Other professionals',
    },
    optional: true,
    askIf: { question: 'given', is: 'restricted' },
  },
  channel: {
    kind: 'choice',
    label: 'How were they asked?',
    noun: 'how they were asked',
    options: { person: 'In person', phone: 'By phone', video: 'By video' },
    optional: true,
    askIf: isAsked,
  },
  present: {
    kind: 'text',
    label: 'Who else was present, and what helped them decide?',
    hint: 'For example an interpreter, easy read or an advocate',
    noun: 'who else was present and what helped them decide',
    most: 1000,
    lines: 2,
    optional: true,
    askIf: isAsked,
  },
  tapped: {
    kind: 'agreement',
    label: 'I agree',
    hint: 'The person may tap here themselves. It is evidence, not a signature',
    noun: 'that they agree',
    optional: true,
    askIf: isYes,
  },
  tellRefusal: {
    kind: 'choice',
    label: 'May the council know that consent was asked for and refused?',
    hint: 'What was refused is never sent',
    noun: 'whether the council may know of the refusal',
    options: { yes: 'Yes', no: 'No' },
    askIf: { question: 'given', is: 'no' },
  },
} as const satisfies Questions

/** An advocate supports somebody's decision, and cannot take it for them. */
const supporter = 'ADV'

/** Who was found unable to decide this decides neither way: somebody else does, in their best interests. */
function decides({ given, relationship }: Entry, { capacityResult }: GivenAnswers): boolean {
  if (given === 'not-asked' || relationship === supporter) return false
  return relationship !== 'SELF' || capacityResult !== 'lacks'
}

/** Whether everybody who was asked said yes to this entry; without `entryId`, to sharing at all. */
export function isAgreed(given: GivenAnswers, entryId?: string): boolean {
  const records = entriesOf(given['consents'])
  if (records.some(keepsFromSomebody)) return false
  const asked = records.filter((record) => decides(record, given))
  return asked.length > 0 && asked.every((record) => agrees(record, entryId))
}

/** A record says something to the council only where consent was given, or where a refusal may be told. */
export function isTold(record: Readonly<Record<string, unknown>>): boolean {
  return record['given'] === 'yes' || record['given'] === 'restricted' || record['tellRefusal'] === 'yes'
}

/** Whether somebody is to be kept from details that the declaration shares with everybody. */
function keepsFromSomebody({ notShareWith }: Entry): boolean {
  return Array.isArray(notShareWith) && notShareWith.length > 0
}

function agrees(record: Entry, entryId: string | undefined): boolean {
  const { given, statementRead, authoritySeen, scope } = record
  if ((given !== 'yes' && given !== 'restricted') || typeof statementRead !== 'string') return false
  if (authoritySeen === 'no') return false
  return entryId === undefined || verdictsIn(scope)?.get(entryId) === 'yes'
}
