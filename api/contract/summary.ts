import { askedPages, askedQuestions } from './asking.ts'
import type { Answer, Entry, Form, Given, GivenAnswers, Page, Question, Questions, Step } from './form.ts'
import { showAnswer } from './kinds/index.ts'
import { entriesOf } from './kinds/links.ts'

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

/** Everything asked, with its answer, in the order of the form: the same rows on summary, paper and record. */
export function summarise(form: Form, answers: GivenAnswers): Block[] {
  const blocks: { step: Step; groups: Group[] }[] = []
  for (const { step, page, before } of askedPages(form, answers)) {
    const groups = groupsOf(page, answers, before)
    const last = blocks.at(-1)
    if (last?.step === step) last.groups.push(...groups)
    else blocks.push({ step, groups })
  }
  return blocks
}

function groupsOf(page: Page, answers: GivenAnswers, before: GivenAnswers): Group[] {
  if (!('list' in page)) return [{ page, rows: rowsOf(page.questions, answers, before) }]
  const { list } = page
  return entriesOf(answers[list.name]).map((entry, index) => ({
    page,
    entry,
    heading: `${list.noun.charAt(0).toUpperCase()}${list.noun.slice(1)} ${String(index + 1)}`,
    rows: rowsOf(list.questions, entry, before),
  }))
}

function rowsOf(questions: Questions, given: GivenAnswers, before: GivenAnswers): Row[] {
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
