import { entriesOf, listsOf } from '#contract/entries.ts'
import type { Entry, Form, GivenAnswers, List } from '#contract/form.ts'

/** An entry, and what hangs on it: a need, its outcomes, their support. */
export interface Knot {
  list: List
  entry: Entry
  hanging: readonly Knot[]
}

/** By which question the entries of a list belong to those of an earlier one. */
export function hangsOn({ questions }: List): { question: string; list: string } | undefined {
  for (const [name, question] of Object.entries(questions)) {
    if (question.kind === 'links') return { question: name, list: question.to }
  }
  return undefined
}

/** The list, those that it hangs on, and those that hang on it: from the first to the last. */
export function chainOf(form: Form, list: List): readonly List[] {
  const lists = listsOf(form)
  const chain = [list]
  for (let up = above(lists, list); up && !chain.includes(up); up = above(lists, up)) chain.unshift(up)
  for (let down = below(lists, list); down && !chain.includes(down); down = below(lists, down)) chain.push(down)
  return chain
}

/** A thread for each entry of the first list. */
export function threadsOf([first, ...others]: readonly List[], given: GivenAnswers): Knot[] {
  if (!first) return []
  return entriesOf(given[first.name]).map((entry) => knotOf(first, entry, others, given))
}

/** The entries that belong to nothing there is. */
export function looseOf([first, ...others]: readonly List[], given: GivenAnswers): Knot[] {
  if (!first) return []
  const link = hangsOn(first)
  if (!link) return []
  const known = new Set(entriesOf(given[link.list]).map(({ id }) => id))
  return entriesOf(given[first.name])
    .filter((entry) => !linksIn(entry, link.question).some((id) => known.has(id)))
    .map((entry) => knotOf(first, entry, others, given))
}

function knotOf(list: List, entry: Entry, others: readonly List[], given: GivenAnswers): Knot {
  const [next, ...rest] = others
  const link = next && hangsOn(next)
  if (!link) return { list, entry, hanging: [] }
  const hanging = entriesOf(given[next.name]).filter((other) => linksIn(other, link.question).includes(entry.id))
  return { list, entry, hanging: hanging.map((other) => knotOf(next, other, rest, given)) }
}

function linksIn(entry: Entry, question: string): readonly string[] {
  const links = entry[question]
  return typeof links === 'object' ? links : []
}

function above(lists: readonly List[], list: List): List | undefined {
  const link = hangsOn(list)
  return lists.find(({ name }) => name === link?.list)
}

function below(lists: readonly List[], { name }: List): List | undefined {
  return lists.find((list) => hangsOn(list)?.list === name)
}
