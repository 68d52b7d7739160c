import { askedPages, askedQuestions, isNothing } from './asking.ts'
import { entriesOf } from './entries.ts'
import type { Entry, Form, GivenAnswers, List, ListPage } from './form.ts'
import { addDays, ageOn } from './london.ts'
import { personName } from './person.ts'
import { entryAnswer } from './summary.ts'

/** What looks unusual and may still be right: said before sending, never in the way of it. */
export interface Warning {
  sentence: string
  /** Where to look; the person's own details when absent. */
  page?: string
  entry?: string
  question?: string
}

type Details = Readonly<Record<string, unknown>>

export interface WarnedAbout {
  form: Form
  facts: GivenAnswers
  details: Details
  /** Everybody else this practitioner works with. */
  others: readonly Details[]
  today: string
}

/** Consent is asked again when it is older than half a year. */
const consentDays = 183

export function warningsOf(about: WarnedAbout, given: GivenAnswers): Warning[] {
  const pages = askedPages(about.form, given, about.facts)
  const lists = pages.flatMap(({ page }) => ('list' in page ? [page] : []))
  return [
    ...ageWarnings(about),
    ...lists.flatMap((page) => gaps(page, lists, given)),
    ...lists.flatMap((page) => unanswered(page, given, about.facts)),
    ...oldConsents(lists, given, about.today),
    ...pages.flatMap(({ page }) =>
      'list' in page ? namesInList(page, given, about) : namesOnPage(page.id, page, given, about),
    ),
  ]
}

/** `need 2: Looking after the home` */
function entryWords(list: List, entry: Entry, number: number): string {
  const words = entryAnswer(list, entry, list.shows)
  return words === '' ? `${list.noun} ${String(number)}` : `${list.noun} ${String(number)}: ${words}`
}

function ageWarnings({ form, details, today }: WarnedAbout): Warning[] {
  if (form.audience !== 'adults') return []
  const [forename, age] = [String(details['forename']), ageOn(String(details['dateOfBirth']), today)]
  const words = `${forename} is ${String(age)} years old`
  if (age < 16) {
    return [{ sentence: `${words} and this is the ${form.title}. Did you mean the Children's Services advice form?` }]
  }
  return age < 25 ? [] : [{ sentence: `${words}. Education, Health and Care Plans end at 25.` }]
}

/** An entry that nothing in the list after it belongs to: a need without outcome, an outcome without support. */
function gaps({ list }: ListPage, lists: readonly ListPage[], given: GivenAnswers): Warning[] {
  return lists.flatMap(({ id, list: next }) => {
    const [link] =
      Object.entries(next.questions).find(
        ([, { kind, ...asked }]) => kind === 'links' && 'to' in asked && asked.to === list.name,
      ) ?? []
    if (link === undefined) return []
    const linked = new Set(entriesOf(given[next.name]).flatMap((entry) => entry[link]))
    return entriesOf(given[list.name]).flatMap((entry, index) =>
      linked.has(entry.id) ? [] : [{ sentence: `No ${next.noun} for ${entryWords(list, entry, index + 1)}`, page: id }],
    )
  })
}

/** Questions that may be left, and had better not be. */
function unanswered({ id, list }: ListPage, given: GivenAnswers, facts: GivenAnswers): Warning[] {
  return entriesOf(given[list.name]).flatMap((entry, index) =>
    Object.entries(askedQuestions(list.questions, entry, { ...facts, ...given })).flatMap(([name, question]) =>
      question.advisable && isNothing(entry[name])
        ? [
            {
              sentence: `‘${question.label}’ is not answered for ${entryWords(list, entry, index + 1)}`,
              page: id,
              entry: entry.id,
              question: name,
            },
          ]
        : [],
    ),
  )
}

function oldConsents(lists: readonly ListPage[], given: GivenAnswers, today: string): Warning[] {
  const page = lists.find(({ list }) => list.name === 'consents')
  if (!page) return []
  const { involvedFrom } = given
  return entriesOf(given['consents']).flatMap(({ id, date }) => {
    if (typeof date !== 'string') return []
    const at = { page: page.id, entry: id, question: 'date' }
    if (date < addDays(today, -consentDays))
      return [{ ...at, sentence: 'Consent was obtained more than six months ago' }]
    const isEarly = typeof involvedFrom === 'string' && date.slice(0, involvedFrom.length) < involvedFrom
    return isEarly ? [{ ...at, sentence: 'Consent was obtained before your service became involved' }] : []
  })
}

function namesOnPage(
  page: string,
  { questions }: Pick<List, 'questions'>,
  given: GivenAnswers,
  about: WarnedAbout,
): Warning[] {
  return Object.keys(questions).flatMap((question) =>
    namesIn(given[question], about).map((name) => ({ sentence: wordName(name), page, question })),
  )
}

function namesInList({ id: page, list }: ListPage, given: GivenAnswers, about: WarnedAbout): Warning[] {
  return entriesOf(given[list.name]).flatMap((entry) =>
    Object.keys(list.questions).flatMap((question) =>
      namesIn(entry[question], about).map((name) => ({ sentence: wordName(name), page, entry: entry.id, question })),
    ),
  )
}

function wordName(name: string): string {
  return `The name of somebody else you work with stands in the text: ${name}. Is this about the right person?`
}

/** Whole names of other people, whatever the case and the space between. */
function namesIn(text: unknown, { others, details }: WarnedAbout): string[] {
  if (typeof text !== 'string') return []
  const words = ` ${plainWords(text)} `
  const own = plainWords(personName(details))
  return others.map(personName).filter((name) => plainWords(name) !== own && words.includes(` ${plainWords(name)} `))
}

function plainWords(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/[^\p{L}\p{N}'’-]+/gu, ' ')
    .trim()
}
