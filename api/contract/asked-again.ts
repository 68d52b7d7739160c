import { holds } from './asking.ts'
import { canonicalJson } from './canonical.ts'
import { entriesOf, listsOf } from './entries.ts'
import type { Answer, Entry, Form, GivenAnswers, List } from './form.ts'
import { verdictsIn } from './kinds/verdicts.ts'

/**
 * What follows from a change of what is given: consent was given for an entry as it read then, so that the verdicts on
 * an entry that needs consent, before or after the change, are asked for again.
 */
export function askedAgain(form: Form, before: GivenAnswers, after: GivenAnswers): GivenAnswers {
  const lists = listsOf(form)
  let left = after
  for (const { list, ids } of lists.map((one) => ({ list: one, ids: changedIn(one, before, after) }))) {
    if (ids.size === 0) continue
    for (const other of lists) left = withoutVerdicts(other, list, ids, left)
  }
  return left
}

/** Whether somebody has said yes to this entry, as it reads now. */
export function isConsented(form: Form, { name }: List, given: GivenAnswers, entryId: string): boolean {
  return listsOf(form).some((list) =>
    verdictNames(list, name).some((verdicts) =>
      entriesOf(given[list.name]).some((entry) => verdictsIn(entry[verdicts])?.get(entryId) === 'yes'),
    ),
  )
}

/** The questions of a list that ask for verdicts on the entries of another. */
export function verdictNames({ questions }: List, about: string): string[] {
  return Object.entries(questions).flatMap(([name, question]) =>
    question.kind === 'verdicts' && question.to === about ? [name] : [],
  )
}

function changedIn({ name, consentIf }: List, before: GivenAnswers, after: GivenAnswers): ReadonlySet<string> {
  const isWanted = (entry: Entry | undefined) =>
    entry !== undefined && consentIf !== undefined && holds(consentIf, entry)
  const now = new Map(entriesOf(after[name]).map((entry) => [entry.id, entry]))
  const changed = entriesOf(before[name]).filter((entry) => {
    const then = now.get(entry.id)
    return entry !== then && (isWanted(entry) || isWanted(then)) && canonicalJson(entry) !== canonicalJson(then ?? null)
  })
  return new Set(changed.map(({ id }) => id))
}

function withoutVerdicts(list: List, { name }: List, ids: ReadonlySet<string>, given: GivenAnswers): GivenAnswers {
  const names = verdictNames(list, name)
  const entries = entriesOf(given[list.name])
  if (names.length === 0 || entries.length === 0) return given
  return { ...given, [list.name]: entries.map((entry) => names.reduce((left, one) => without(left, one, ids), entry)) }
}

function without({ id, ...answers }: Entry, name: string, ids: ReadonlySet<string>): Entry {
  const told = answers[name]
  if (typeof told !== 'object') return { ...answers, id }
  const left: Record<string, Answer> = {
    ...answers,
    [name]: told.filter((one) => !ids.has(one.split(' ').at(-1) ?? '')),
  }
  return { ...left, id }
}
