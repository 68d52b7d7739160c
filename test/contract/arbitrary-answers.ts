import fc from 'fast-check'
import { askedPages, askedQuestions } from '#contract/asking.ts'
import { codeLists } from '#contract/code-lists/index.ts'
import { entriesOf } from '#contract/entries.ts'
import { factsAbout } from '#contract/facts.ts'
import type { Answer, DateQuestion, Entry, Form, GivenAnswers, List, Question, Questions } from '#contract/form.ts'
import { linkable } from '#contract/kinds/links.ts'
import { currentStatement } from '#contract/statements/index.ts'

export const today = '2026-11-24'

/** What may be known of somebody: every age, and nothing. */
export const everyFact: readonly GivenAnswers[] = ['2011', '2009', '2006', '2000', undefined].map((year) =>
  factsAbout({ dateOfBirth: year && `${year}-01-01` }, today),
)

export const anyFacts = fc.constantFrom(...everyFact)

type MaybeAnswer = fc.Arbitrary<Answer | undefined>
type AnswerTo = (question: Question, before: GivenAnswers, text: string) => MaybeAnswer

/** Every question and list of a form answered well, whether or not it is asked. An entry's texts hold its id. */
export function goodAnswers(form: Form): fc.Arbitrary<GivenAnswers> {
  return answersBy(form, goodOrLeft, 1)
}

/** Whatever fields may report, good or not; lists may be empty. */
export function anyAnswers(form: Form): fc.Arbitrary<GivenAnswers> {
  const odd = fc.constantFrom<Answer>('no such', '30/4/', '2027-01-01', true, ['x'], ['yes x'], '', '\u0000')
  return answersBy(form, (...asked) => fc.oneof(goodFor(...asked), odd, fc.string({ unit: 'binary' })), 0)
}

/** Everything asked, in order: `hasNeeds`, and of an entry `needs.ID.area`. */
export function askedOf(form: Form, given: GivenAnswers, facts: GivenAnswers): string[] {
  return askedPages(form, given, facts).flatMap(({ page, before }) => {
    if (!('list' in page)) return Object.keys(askedQuestions(page.questions, given, before))
    const { name, questions } = page.list
    return entriesOf(given[name]).flatMap((entry) =>
      Object.keys(askedQuestions(questions, entry, before)).map((asked) => `${name}.${entry.id}.${asked}`),
    )
  })
}

/** The questions of all pages at once; list by list, since entries belong to entries of earlier lists. */
function answersBy(form: Form, answerTo: AnswerTo, least: number): fc.Arbitrary<GivenAnswers> {
  const pages = form.steps.flatMap((step) => step.pages)
  const questions = pages.map((page) =>
    'list' in page
      ? fc.constant({})
      : questionsBy(page.questions, {}, page.atLeastOne ? goodFor : answerTo, ' words\u0301 '),
  )
  const plain = fc
    .tuple(...questions)
    .map((all) => all.reduce<GivenAnswers>((given, answers) => ({ ...given, ...answers }), {}))
  return pages.reduce(
    (given, page) =>
      'list' in page ? given.chain((before) => withEntries(page.list, before, answerTo, least)) : given,
    plain,
  )
}

function withEntries(list: List, before: GivenAnswers, answerTo: AnswerTo, least: number): fc.Arbitrary<GivenAnswers> {
  return entriesBy(list, before, answerTo, least).map((entries) => ({ ...before, [list.name]: entries }))
}

function entriesBy(
  { name, questions }: List,
  before: GivenAnswers,
  answerTo: AnswerTo,
  least: number,
): fc.Arbitrary<Entry[]> {
  const entry = (number: number): fc.Arbitrary<Entry> => {
    const id = idOf(name, number)
    return questionsBy(questions, before, answerTo, `about ${id}`).map((answers) => ({ ...answers, id }))
  }
  return fc.integer({ min: least, max: 3 }).chain((count) => fc.tuple(...[1, 2, 3].slice(0, count).map(entry)))
}

/** The same every time, so that shrinking never makes one entry out of two. */
function idOf(list: string, number: number): string {
  const name = Buffer.from(list).toString('hex').padEnd(12, '0').slice(0, 12)
  return `0000000${number}-0000-4000-8000-${name}`
}

function questionsBy(
  questions: Questions,
  before: GivenAnswers,
  answerTo: AnswerTo,
  text: string,
): fc.Arbitrary<Record<string, Answer>> {
  const fields = Object.entries(questions).map(([name, question]) => [name, answerTo(question, before, text)] as const)
  return fc.record(Object.fromEntries(fields)).map((all) => {
    const given: Record<string, Answer> = {}
    for (const [name, answer] of Object.entries(all)) if (answer !== undefined) given[name] = answer
    return given
  })
}

const goodOrLeft: AnswerTo = (question, before, text) => {
  const good = goodFor(question, before, text)
  return question.optional ? fc.option(good, { nil: undefined }) : good
}

/** What passes the question's check, more often than not in the form it is kept in. */
const goodFor: AnswerTo = (question, before, text) => {
  switch (question.kind) {
    case 'agreement':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...Object.keys(question.options))
    case 'choices': {
      const { none, options } = question
      const others = Object.keys(options).filter((option) => option !== none)
      return fc.oneof(fc.subarray(others, { minLength: 1 }), fc.constant(none === undefined ? others : [none]))
    }
    case 'combobox':
      return fc.constantFrom('Polish', ' British  Sign Language')
    case 'date':
      return fc.constantFrom(...goodDates(question))
    case 'links': {
      const ids = linkable(question, before).map(({ id }) => id)
      return fc.subarray(ids, { minLength: Math.min(1, ids.length) })
    }
    case 'select':
      return fc.constantFrom(...codeLists[question.list].map(({ code }) => code))
    case 'statement':
      return fc.constant(currentStatement.id)
    case 'text':
      return fc.constantFrom(...goodTexts[question.format ?? 'plain'], ...(question.format ? [] : [text]))
    case 'time':
      return fc.constantFrom('14:02', '9.30')
    case 'verdicts':
      return fc.tuple(
        ...linkable(question, before).map(({ id }) =>
          fc.constantFrom('yes', 'no').map((verdict) => `${verdict} ${id}`),
        ),
      )
  }
}

const goodTexts = {
  plain: [],
  email: ['a@b.uk'],
  number: ['3', '1.5'],
  phone: ['024 7683 1614'],
  postcode: ['cv15rr'],
  password: ['three random words'],
  'new-password': ['three random words'],
  'six-digits': ['123456'],
} as const

function goodDates({ when, approximate }: DateQuestion): string[] {
  const day = when === 'future' ? '2027-04-30' : '2020-04-30'
  return approximate ? [day, day.slice(0, 7)] : [day]
}
