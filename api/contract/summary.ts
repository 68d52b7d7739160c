import { askedPages, askedQuestions } from './asking.ts'
import { entriesOf } from './entries.ts'
import type { Answer, Entry, Form, Given, GivenAnswers, List, Page, Question, Questions, Step } from './form.ts'
import { showAnswer } from './kinds/index.ts'

/** A question and its answer in words. */
export interface Row {
  name: string
  label: string
  /** A line each; nothing when an optional question was left. */
  words: readonly string[]
}

/** What stands on one page, or in one entry of a list. */
export interface Group {
  page: Page
  entry?: Entry
  /** `Need 2`, inside a list. */
  heading?: string
  rows: readonly Row[]
}

export interface Block {
  step: Step
  groups: readonly Group[]
}

/**
 * Everything asked, with its answer, in the order of the form: the same rows on summary, paper and record. A step that
 * belongs to every form stands there without groups where nothing in it was needed.
 */
export function summarise(form: Form, answers: GivenAnswers, facts: GivenAnswers): Block[] {
  const asked = askedPages(form, answers, facts)
  return form.steps.flatMap((step) => {
    const pages = asked.filter((one) => one.step === step)
    const groups = pages.flatMap(({ page, before }) => groupsOf(page, answers, before))
    return groups.length > 0 || step.askIf === undefined ? [{ step, groups }] : []
  })
}

function groupsOf(page: Page, answers: GivenAnswers, before: GivenAnswers): Group[] {
  if (!('list' in page)) return [{ page, rows: rowsOf(page.questions, answers, before) }]
  const { list } = page
  return entriesOf(answers[list.name]).map((entry, index) => ({
    page,
    entry,
    heading: entryHeading(list, index + 1),
    rows: rowsOf(list.questions, entry, before),
  }))
}

/** `Need 2` */
export function entryHeading({ noun }: List, number: number): string {
  return `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${String(number)}`
}

/** One answer of an entry in words, never its code; empty when there is none. */
export function entryAnswer({ questions }: List, entry: Entry, name: string): string {
  const question = questions[name]
  return question === undefined ? '' : wordsOf(question, entry[name], entry).join(', ')
}

/** What was asked of these questions, with its answer. */
export function rowsOf(questions: Questions, given: GivenAnswers, before: GivenAnswers): Row[] {
  return Object.entries(askedQuestions(questions, given, before)).map(([name, question]) => ({
    name,
    label: question.label,
    words: wordsOf(question, given[name], { ...before, ...given }),
  }))
}

/** A box that was not ticked is an answer too. */
function wordsOf(question: Question, given: Given, beside: GivenAnswers): readonly string[] {
  if (isAnswer(given)) return showAnswer(question, given, beside)
  return question.kind === 'agreement' ? ['No'] : []
}

function isAnswer(given: Given): given is Answer {
  return given !== undefined && given !== '' && given !== false
}
