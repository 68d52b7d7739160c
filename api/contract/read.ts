import { askedPages, askedQuestions, holds } from './asking.ts'
import { canonicalJson } from './canonical.ts'
import type { Faults, FaultCode } from './fault.ts'
import type { Answer, Answers, Entry, Form, Given, GivenAnswers, List, Page, Question, Questions } from './form.ts'
import { checkAnswer } from './kinds/index.ts'
import { entriesOf } from './kinds/links.ts'

export type Reading<A = Answers> = { ok: true; answers: A } | { ok: false; faults: Faults }

type PlainAnswers = Readonly<Record<string, Answer>>

/** Checks what is asked of one page, one entry or one account form. `today` is London's, `YYYY-MM-DD`. */
export function readQuestions(
  questions: Questions,
  given: GivenAnswers,
  today: string,
  before: GivenAnswers = {},
): Reading<PlainAnswers> {
  const answers: Record<string, Answer> = {}
  const faults: Record<string, FaultCode> = {}
  const beside = { ...before, ...given }
  for (const [name, question] of Object.entries(askedQuestions(questions, given, before))) {
    const value = given[name]
    if (isNothing(value)) {
      if (!isOptional(question, beside)) faults[name] = 'missing'
      continue
    }
    const checked = checkAnswer(question, value, { today, given: beside })
    if (checked.ok) answers[name] = checked.answer
    else faults[name] = checked.fault
  }
  return readingOf(answers, faults)
}

/** Checks one page of a form: its questions, or its list with every entry. */
export function readPage(page: Page, given: GivenAnswers, today: string, before: GivenAnswers): Reading {
  return 'list' in page
    ? readList(page.list, given, today, before)
    : readQuestions(page.questions, given, today, before)
}

/** Checks the whole form. The answers hold what is asked and nothing else, whatever else was given on the way. */
export function readForm(form: Form, given: GivenAnswers, today: string): Reading {
  let answers: Answers = {}
  let faults: Faults = {}
  for (const { page, before } of askedPages(form, given)) {
    const reading = readPage(page, given, today, before)
    if (reading.ok) answers = { ...answers, ...reading.answers }
    else faults = { ...faults, ...reading.faults }
  }
  return readingOf(answers, faults)
}

/** Checks what another device sent: nothing may be there that is not asked, and all of it as it is kept. */
export function readExactly(reading: Reading, given: GivenAnswers): Reading {
  if (!reading.ok) return reading
  const { answers } = reading
  const faults = Object.entries(given)
    .filter(([name, value]) => canonicalJson(answers[name] ?? null) !== canonicalJson(value))
    .map(([name]): [string, FaultCode] => [name, Object.hasOwn(answers, name) ? 'not-plain' : 'not-asked'])
  return readingOf(answers, Object.fromEntries(faults))
}

/** Whether it may be left out, as things stand. */
export function isOptional(question: Question, given: GivenAnswers): boolean {
  return question.optional === true || (question.optionalIf !== undefined && holds(question.optionalIf, given))
}

function readList(list: List, given: GivenAnswers, today: string, before: GivenAnswers): Reading {
  const entries = entriesOf(given[list.name])
  const faults: Record<string, FaultCode> = {}
  if (entries.length < list.least) faults[list.name] = 'too-few'
  if (entries.length > list.most) faults[list.name] = 'too-many'
  const read: Entry[] = []
  for (const { id, ...entry } of entries) {
    const reading = readQuestions(list.questions, entry, today, before)
    if (reading.ok) read.push({ ...reading.answers, id })
    else for (const [name, code] of Object.entries(reading.faults)) faults[`${list.name}.${id}.${name}`] = code
  }
  return readingOf(read.length === 0 ? {} : { [list.name]: read }, faults)
}

function isNothing(given: Given): given is undefined {
  if (given === undefined || given === false) return true
  if (typeof given === 'string') return given.replaceAll('/', '').trim() === ''
  return Array.isArray(given) && given.length === 0
}

function readingOf<A>(answers: A, faults: Faults): Reading<A> {
  return Object.keys(faults).length === 0 ? { ok: true, answers } : { ok: false, faults }
}
