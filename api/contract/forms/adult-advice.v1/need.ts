import type { Questions } from '../../form.ts'
import { from16, unlinked } from './conditions.ts'

/** The ten outcomes of the Care and Support (Eligibility Criteria) Regulations 2015 in plain words. */
const careActAreas = {
  eating: 'Eating and drinking',
  washing: 'Washing and keeping clean',
  toilet: 'Using the toilet',
  dressing: 'Getting dressed',
  'safe-home': 'Being safe and able at home',
  'looking-after-home': 'Looking after the home',
  relationships: 'Family, friends and relationships',
  work: 'Work, study or volunteering',
  community: 'Getting out and using the community',
  'own-child': 'Looking after a child',
} as const

const careActCodes = [
  'eating',
  'washing',
  'toilet',
  'dressing',
  'safe-home',
  'looking-after-home',
  'relationships',
  'work',
  'community',
  'own-child',
] as const satisfies readonly (keyof typeof careActAreas)[]

export const areas = {
  ...careActAreas,
  'keeping-safe': 'Keeping safe',
  carer: 'Being a carer or effect on family',
  other: 'Something else',
} as const

/** One need (section D). */
const needQuestions = {
  area: { kind: 'choice', label: 'Which part of life?', noun: 'the part of life', options: areas },
  areaOther: {
    kind: 'text',
    label: 'What is it about?',
    noun: 'what it is about',
    most: 150,
    askIf: { question: 'area', is: 'other' },
  },
  description: {
    kind: 'text',
    label: 'What is the need, and what difference does it make at home and in the community?',
    hint: 'Say what you would see. Avoid jargon. Job titles, not names',
    noun: 'what the need is and what difference it makes',
    most: 10000,
    lines: 4,
  },
  unable: {
    kind: 'choices',
    label: 'Without help, which are true?',
    hint: 'Tick all that apply',
    noun: 'what is true without help, or None',
    options: {
      help: 'Cannot do it without help (including prompting)',
      pain: 'Can, but with significant pain, distress or anxiety',
      danger: 'Can, but it endangers them or others',
      longer: 'Can, but takes much longer than expected',
      none: 'None',
    },
    none: 'none',
    askIf: { all: [from16, { question: 'area', is: careActCodes }] },
  },
  fluctuates: {
    kind: 'choice',
    label: 'Does it change from day to day?',
    noun: 'yes if it changes from day to day',
    options: { no: 'No', yes: 'Yes' },
    optional: true,
  },
  fluctuation: {
    kind: 'text',
    label: 'How does it change?',
    noun: 'how it changes',
    most: 2000,
    lines: 2,
    askIf: { question: 'fluctuates', is: 'yes' },
  },
  metNow: {
    kind: 'choices',
    label: 'How is it met now?',
    hint: 'Tick all that apply',
    noun: 'how it is met now',
    options: {
      family: 'Family or friends',
      plan: 'Care and support plan',
      'direct-payment': 'Direct payment',
      school: 'School/college',
      health: 'Health',
      voluntary: 'Voluntary group',
      other: 'Other',
      'not-met': 'Not met',
    },
    none: 'not-met',
  },
  metHow: {
    kind: 'text',
    label: 'Say more about how it is met',
    noun: 'how it is met',
    most: 2000,
    lines: 2,
    optional: true,
    askIf: { all: [{ given: 'metNow' }, { question: 'metNow', isNot: 'not-met' }] },
  },
  linked: {
    kind: 'choice',
    label: "Is this need linked to the young person's SEN or disability?",
    hint: 'Ask: would this need exist without the SEN or disability?',
    noun: "yes if this need is linked to the young person's SEN or disability",
    options: { yes: 'Yes', no: 'No' },
    notes: { no: 'Needs consent before it can be sent' },
  },
} as const satisfies Questions

/** The list of them, and what it hangs on. */
export const needList = {
  name: 'needs',
  noun: 'need',
  shows: 'area',
  beneath: 'description',
  least: 1,
  most: 20,
  consentIf: unlinked,
  withheld: true,
  questions: needQuestions,
} as const
