import { codeLists } from '#contract/code-lists/index.ts'
import { factNames } from '#contract/facts.ts'
import type { Condition, Form, Given, List, Page, Question, Questions } from '#contract/form.ts'
import { everyFact } from './arbitrary-answers.ts'

interface Name {
  /** Absent where there are too many to count. */
  answers?: readonly string[]
  /** Of one entry, where it is a list. */
  entry?: Questions
}

/** What may be named at some place in a form. */
type Named = ReadonlyMap<string, Name>

/** Everything that a declaration names and that is not asked before it: as sentences, none of them in a good one. */
export function danglingIn(form: Form): string[] {
  let named: Named = new Map(
    factNames.map((name) => [name, { answers: everyFact.flatMap((facts) => textIn(facts[name])) }]),
  )
  return form.steps.flatMap((step) => [
    ...inCondition(step.askIf, named, step.id),
    ...step.pages.flatMap((page) => {
      const dangling = [...inCondition(page.askIf, named, page.id), ...inPage(page, named)]
      named =
        'list' in page
          ? new Map([...named, [page.list.name, { entry: page.list.questions }]])
          : withAll(page.questions, named)
      return dangling
    }),
  ])
}

function inPage(page: Page, before: Named): string[] {
  return 'list' in page ? inList(page.list, before) : inQuestions(page.questions, before)
}

function inList({ name, shows, beneath = shows, optionalIf, consentIf, questions }: List, before: Named): string[] {
  const own = withAll(questions, new Map())
  return [
    ...inCondition(optionalIf, before, name),
    ...inCondition(consentIf, own, name),
    ...inCondition({ all: [{ given: shows }, { given: beneath }] }, own, name),
    ...inQuestions(questions, before),
  ]
}

function inQuestions(questions: Questions, before: Named): string[] {
  let named = before
  const onPage = withAll(questions, before)
  return Object.entries(questions).flatMap(([name, question]) => {
    const dangling = [
      ...inCondition(question.askIf, named, name),
      ...inCondition(question.optionalIf, onPage, name),
      ...(question.kind === 'date' && question.notBefore
        ? inCondition({ given: question.notBefore }, named, name)
        : []),
      ...('to' in question ? inEntries(question, named, name) : []),
    ]
    named = withAll({ [name]: question }, named)
    return dangling
  })
}

/** Of a question about entries: their list, and what it looks at in one of them. */
function inEntries({ to, where, shows }: Extract<Question, { to: string }>, named: Named, at: string): string[] {
  return inCondition({ list: to, has: { all: [{ given: shows }, where ?? { all: [] }] } }, named, at)
}

function inCondition(condition: Condition | undefined, named: Named, at: string): string[] {
  if (condition === undefined) return []
  if ('all' in condition) return condition.all.flatMap((part) => inCondition(part, named, at))
  if ('any' in condition) return condition.any.flatMap((part) => inCondition(part, named, at))
  if ('list' in condition) {
    const { entry } = named.get(condition.list) ?? {}
    if (entry === undefined) return [`${at}: no list ${condition.list} before it`]
    return inCondition('has' in condition ? condition.has : condition.hasNo, withAll(entry, new Map()), at)
  }
  if ('given' in condition) return named.has(condition.given) ? [] : [`${at}: no ${condition.given} before it`]
  if ('notGiven' in condition) return named.has(condition.notGiven) ? [] : [`${at}: no ${condition.notGiven} before it`]
  const { question } = condition
  if (!named.has(question)) return [`${at}: no ${question} before it`]
  const answers = named.get(question)?.answers
  return ['is' in condition ? condition.is : condition.isNot]
    .flat()
    .filter((answer) => answers?.includes(answer) === false)
    .map((answer) => `${at}: ${question} is never ${answer}`)
}

function withAll(questions: Questions, named: Named): Named {
  return new Map([...named, ...Object.entries(questions).map(([name, asked]) => [name, nameOf(asked)] as const)])
}

function textIn(fact: Given): string[] {
  return typeof fact === 'string' ? [fact] : []
}

function nameOf(question: Question): Name {
  switch (question.kind) {
    case 'agreement':
      return { answers: ['yes'] }
    case 'choice':
    case 'choices':
      return { answers: Object.keys(question.options) }
    case 'select':
      return { answers: codeLists[question.list].map(({ code }) => code) }
    default:
      return {}
  }
}
