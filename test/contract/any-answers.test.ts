import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { askedPages, askedQuestions } from '#contract/asking.ts'
import { canonicalJson } from '#contract/canonical.ts'
import type { Given, GivenAnswers, Question, Questions } from '#contract/form.ts'
import { currentForms } from '#contract/forms/index.ts'
import { readExactly, readForm } from '#contract/read.ts'
import { summarise } from '#contract/summary.ts'

const today = '2026-11-24'

const goodText = { email: 'a@b.uk', phone: '024 7683 1614', postcode: 'CV1 5RR', 'six-digits': '123456' } as const

/** What passes the question's check, more often than not in the form it is kept in. */
function goodFor(question: Question): fc.Arbitrary<Given> {
  switch (question.kind) {
    case 'agreement':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...Object.keys(question.options))
    case 'choices': {
      const others = Object.keys(question.options).filter((option) => option !== question.none)
      return fc.oneof(
        fc.subarray(others, { minLength: 1 }),
        fc.constant(question.none === undefined ? others : [question.none]),
      )
    }
    case 'date':
      return fc.constant('2020-04-30')
    case 'text': {
      const { format } = question
      if (format === undefined || !(format in goodText)) return fc.constantFrom('words', ' words\u0301 ')
      return fc.constant(goodText[format as keyof typeof goodText])
    }
    default:
      return fc.constant(undefined)
  }
}

/** What a field may report, good or not. */
function givenFor(question: Question): fc.Arbitrary<Given> {
  const odd = fc.constantFrom<Given>('no such', '30/4/', '2027-01-01', true, ['x'], '', '\u0000')
  return fc.option(fc.oneof(goodFor(question), odd, fc.string({ unit: 'binary', maxLength: 40 })), { nil: undefined })
}

for (const published of currentForms) {
  const questions = Object.entries(
    Object.assign(
      {},
      ...published.steps.flatMap(({ pages }) => pages.map((page) => ('list' in page ? {} : page.questions))),
    ) as Questions,
  )
  const good = fc.record(Object.fromEntries(questions.map(([name, question]) => [name, goodFor(question)])))
  const any = fc.record(Object.fromEntries(questions.map(([name, question]) => [name, givenFor(question)])))

  const askedNames = (given: GivenAnswers) =>
    askedPages(published, given).flatMap(({ page, before }) =>
      'list' in page ? [page.list.name] : Object.keys(askedQuestions(page.questions, given, before)),
    )

  test(`${published.id}: whatever is given, only what is asked is an answer or a fault`, () => {
    fc.assert(
      fc.property(fc.oneof(good, any), (given) => {
        const reading = readForm(published, given, today)
        const asked = askedNames(given)
        assert.ok(Object.keys(reading.ok ? reading.answers : reading.faults).every((name) => asked.includes(name)))
      }),
      { numRuns: 400, seed: 20_261_124 },
    )
  })

  test(`${published.id}: what the phone reads as good, the server reads the same, and the summary shows every row of it`, () => {
    fc.assert(
      fc.property(good, (given) => {
        const reading = readForm(published, given, today)
        assert.ok(reading.ok, JSON.stringify(reading))
        const again = readExactly(readForm(published, reading.answers, today), reading.answers)
        assert.equal(canonicalJson(again), canonicalJson(reading))
        const rows = summarise(published, reading.answers).flatMap(({ groups }) =>
          groups.flatMap((group) => group.rows),
        )
        assert.deepEqual(
          rows.map(({ name }) => name),
          askedNames(given),
        )
      }),
      { numRuns: 400, seed: 20_261_124 },
    )
  })
}
