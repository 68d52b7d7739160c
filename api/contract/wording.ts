import type { FaultCode } from './fault.ts'
import type { List, Question } from './form.ts'

const verbs: Readonly<Record<Question['kind'], string>> = {
  agreement: 'Select',
  choice: 'Select',
  choices: 'Select',
  combobox: 'Enter',
  date: 'Enter',
  links: 'Select',
  select: 'Select',
  statement: 'Confirm',
  text: 'Enter',
  time: 'Enter',
  verdicts: 'Select',
}

type Sentence = (question: Question, noun: string, ask: string) => string

/** After the GOV.UK error message templates: what to do, in the words of the question. */
const sentences: Readonly<Record<FaultCode, Sentence>> = {
  missing: (_question, _noun, ask) => ask,
  'none-given': () => 'Answer at least one of these questions',
  'too-long': (question, noun) => `${upper(noun)} must be ${String(mostOf(question))} characters or fewer`,
  'too-short': (_question, noun) => `${upper(noun)} must be 10 characters or more`,
  'too-common': (_question, noun) => `Choose ${noun} that is harder to guess`,
  'too-few': (_question, _noun, ask) => ask,
  'too-many': (_question, noun) => `There are too many entries for ${noun}`,
  'no-day': (_question, noun) => `${upper(noun)} must include a day`,
  'no-month': (_question, noun) => `${upper(noun)} must include a month`,
  'no-year': (_question, noun) => `${upper(noun)} must include a year`,
  'short-year': (_question, noun) => `${upper(noun)}: year must include 4 numbers`,
  'not-a-date': (_question, noun) => `${upper(noun)} must be a real date`,
  'in-future': (_question, noun) => `${upper(noun)} must be today or in the past`,
  'in-past': (_question, noun) => `${upper(noun)} must be today or in the future`,
  'too-early': (_question, noun) => `${upper(noun)} must not be before the date given earlier`,
  'not-an-option': (_question, _noun, ask) => ask,
  'not-alone': (question) => `Select other options or '${noneOf(question)}', not both`,
  'not-a-number': (_question, noun) => `${upper(noun)} must be a number, like 3 or 1.5`,
  'not-a-time': (_question, noun) => `${upper(noun)} must be a real time, like 09:30`,
  'not-an-email': (_question, noun) => `Enter ${noun} in the correct format, like name@example.com`,
  'not-a-phone': (_question, noun) => `Enter ${noun}, like 024 7683 1614`,
  'not-a-postcode': (_question, noun) => `Enter ${noun} in full, like CV1 5RR`,
  'not-six-digits': (_question, noun) => `${upper(noun)} must be 6 numbers`,
  'not-the-same': (_question, _noun, ask) => ask,
  'no-such-entry': (_question, _noun, ask) => ask,
  'no-consent': () => 'Consent for this was refused, withdrawn or not recorded',
  'not-asked': (_question, noun) => `${upper(noun)} is not asked for here`,
  'not-plain': (_question, noun) => `${upper(noun)} contains something that cannot be kept as text`,
}

/** What is wrong, as a sentence that stands at the top of the page and at the field. */
export function wordFault(question: Question, code: FaultCode): string {
  return sentences[code](question, question.noun, `${verbs[question.kind]} ${question.noun}`)
}

/** What is wrong with a list as a whole. */
export function wordListFault({ noun, least, most }: List, code: FaultCode): string {
  if (code === 'too-many') return `Add no more than ${String(most)}: remove ${noun === '' ? 'one' : `a ${noun}`}`
  return least === 1 ? `Add at least one ${noun}` : `Add at least ${String(least)}`
}

function upper(noun: string): string {
  return noun.charAt(0).toUpperCase() + noun.slice(1)
}

function mostOf(question: Question): number | undefined {
  return 'most' in question ? question.most : undefined
}

function noneOf(question: Question): string {
  return question.kind === 'choices' && question.none !== undefined ? (question.options[question.none] ?? '') : ''
}
