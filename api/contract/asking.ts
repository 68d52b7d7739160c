import type { Condition, Entry, Form, Given, GivenAnswers, Page, Question, Questions, Step } from './form.ts'
import { entriesOf } from './entries.ts'

/**
 * What is asked. One walk, from the first question to the last, for screens, checks, summary and record: a question
 * that is not asked does not count, so whatever hung on its answer is not asked either.
 */
export interface AskedPage {
  step: Step
  page: Page
  /** What was given on the pages before it, as far as it counts. */
  before: GivenAnswers
}

/** The pages a person walks through, in order. `facts` stand before the first question (`facts.ts`). */
export function askedPages(form: Form, given: GivenAnswers, facts: GivenAnswers): AskedPage[] {
  const asked: AskedPage[] = []
  let before: GivenAnswers = facts
  for (const step of form.steps) {
    if (!holds(step.askIf, before)) continue
    for (const page of step.pages) {
      if (!holds(page.askIf, before) || isEmpty(page, given, before)) continue
      asked.push({ step, page, before })
      before = { ...before, ...countedOn(page, given, before) }
    }
  }
  return asked
}

/** The questions asked, of a page or of an entry; conditions look at what is given here, then at what was before. */
export function askedQuestions(questions: Questions, given: GivenAnswers, before: GivenAnswers = {}): Questions {
  const asked: Record<string, Question> = {}
  const counted: Record<string, Given> = { ...before }
  for (const [name, question] of Object.entries(questions)) {
    if (!holds(question.askIf, counted)) continue
    asked[name] = question
    counted[name] = given[name]
  }
  return asked
}

export function holds(condition: Condition | undefined, given: GivenAnswers): boolean {
  if (condition === undefined) return true
  if ('all' in condition) return condition.all.every((part) => holds(part, given))
  if ('any' in condition) return condition.any.some((part) => holds(part, given))
  if ('list' in condition) return holdsInList(condition, given)
  if ('given' in condition) return !isNothing(given[condition.given])
  if ('notGiven' in condition) return isNothing(given[condition.notGiven])
  const value = given[condition.question]
  return 'is' in condition ? isOneOf(value, condition.is) : !isOneOf(value, condition.isNot)
}

/** Whether there is no answer: nothing, spaces, an empty date, a box not ticked. */
export function isNothing(given: Given): given is undefined {
  if (given === undefined || given === false) return true
  if (typeof given === 'string') return given.replaceAll('/', '').trim() === ''
  return Array.isArray(given) && given.length === 0
}

/** The step's number as the person sees it; undefined beside the numbered ones. */
export function stepNumber(form: Form, stepId: string): number | undefined {
  const index = numberedSteps(form).findIndex(({ id }) => id === stepId)
  return index === -1 ? undefined : index + 1
}

export function numberedSteps(form: Form): Step[] {
  return form.steps.filter(({ unnumbered }) => !unnumbered)
}

function isEmpty(page: Page, given: GivenAnswers, before: GivenAnswers): boolean {
  return !('list' in page) && Object.keys(askedQuestions(page.questions, given, before)).length === 0
}

function holdsInList(condition: Extract<Condition, { list: string }>, given: GivenAnswers): boolean {
  const entries = entriesOf(given[condition.list])
  if ('has' in condition) return entries.some((entry) => holds(condition.has, entry))
  return !entries.some((entry) => holds(condition.hasNo, entry))
}

/** A ticked checkbox counts as `yes`. */
function isOneOf(value: Given, wanted: string | readonly string[]): boolean {
  const values: readonly unknown[] = value === true ? ['yes'] : [value].flat()
  return [wanted].flat().some((option) => values.includes(option))
}

function countedOn(page: Page, given: GivenAnswers, before: GivenAnswers): GivenAnswers {
  if ('list' in page) {
    const { name, questions } = page.list
    return { [name]: entriesOf(given[name]).map((entry) => countedIn(questions, entry, before)) }
  }
  const names = Object.keys(askedQuestions(page.questions, given, before))
  return Object.fromEntries(names.map((name) => [name, given[name]]))
}

function countedIn(questions: Questions, { id, ...given }: Entry, before: GivenAnswers): Entry {
  const asked = askedQuestions(questions, given, before)
  return { ...Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(asked, name))), id }
}
