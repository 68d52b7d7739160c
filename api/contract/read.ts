import { askedPages, askedQuestions, holds, isNothing } from './asking.ts'
import { canonicalJson } from './canonical.ts'
import { entriesOf } from './entries.ts'
import type { Faults, FaultCode } from './fault.ts'
import type { Answer, Answers, Entry, Form, GivenAnswers, List, Page, Question, Questions } from './form.ts'
import { checkAnswer } from './kinds/index.ts'

export type Reading<A = Answers> = { ok: true; answers: A } | { ok: false; faults: Faults }

type PlainAnswers = Readonly<Record<string, Answer>>

/** When, and of what, something is read. */
export interface ReadingOn {
  /** London's, `YYYY-MM-DD`. */
  today: string
  /** What is known of the person (`facts.ts`). */
  facts: GivenAnswers
  /** It was sent: want of consent may have taken something out. */
  received?: true
}

/** Checks what is asked of one page, one entry or one account form. `today` is London's, `YYYY-MM-DD`. */
export function readQuestions(
  questions: Questions,
  given: GivenAnswers,
  today: string,
  before: GivenAnswers = {},
  received?: true,
): Reading<PlainAnswers> {
  const answers: Record<string, Answer> = {}
  const faults: Record<string, FaultCode> = {}
  const beside = { ...before, ...given }
  for (const [name, question] of Object.entries(askedQuestions(questions, given, before))) {
    const value = given[name]
    if (isNothing(value)) {
      if (!isOptional(question, beside) && !(received && question.withheld)) faults[name] = 'missing'
      continue
    }
    const checked = checkAnswer(question, value, { today, given: beside })
    if (checked.ok) answers[name] = checked.answer
    else faults[name] = checked.fault
  }
  return readingOf(answers, faults)
}

/** Checks one page of a form: its questions, or its list with every entry. */
export function readPage(page: Page, given: GivenAnswers, on: ReadingOn, before: GivenAnswers): Reading {
  if ('list' in page) return readList(page.list, given, on, before)
  const reading = readQuestions(page.questions, given, on.today, before, on.received)
  const isEmpty = reading.ok && Object.keys(reading.answers).length === 0
  const [first] = Object.keys(askedQuestions(page.questions, given, before))
  return page.atLeastOne && isEmpty && first !== undefined ? { ok: false, faults: { [first]: 'none-given' } } : reading
}

/** Checks the whole form. The answers hold what is asked and nothing else, whatever else was given on the way. */
export function readForm(form: Form, given: GivenAnswers, on: ReadingOn): Reading {
  let answers: Answers = {}
  let faults: Faults = {}
  for (const { page, before } of askedPages(form, given, on.facts)) {
    const reading = readPage(page, given, on, before)
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

/** Whether so few entries will do. */
export function isEnough(list: List, count: number, before: GivenAnswers): boolean {
  return count >= list.least || (list.optionalIf !== undefined && holds(list.optionalIf, before))
}

function readList(list: List, given: GivenAnswers, on: ReadingOn, before: GivenAnswers): Reading {
  const entries = entriesOf(given[list.name])
  const faults: Record<string, FaultCode> = {}
  if (!isEnough(list, entries.length, before) && !(on.received && list.withheld)) faults[list.name] = 'too-few'
  if (entries.length > list.most) faults[list.name] = 'too-many'
  const read: Entry[] = []
  for (const { id, ...entry } of entries) {
    const reading = readQuestions(list.questions, entry, on.today, before, on.received)
    if (reading.ok) read.push({ ...reading.answers, id })
    else for (const [name, code] of Object.entries(reading.faults)) faults[`${list.name}.${id}.${name}`] = code
  }
  return readingOf(read.length === 0 ? {} : { [list.name]: read }, faults)
}

function readingOf<A>(answers: A, faults: Faults): Reading<A> {
  return Object.keys(faults).length === 0 ? { ok: true, answers } : { ok: false, faults }
}
