import type { Answer, Entry, Form, Given, GivenAnswers, List } from './form.ts'

/** The entries of a list as given; nothing when it is not a list. */
export function entriesOf(given: Given): readonly Entry[] {
  return Array.isArray(given) ? given.filter((entry): entry is Entry => typeof entry === 'object') : []
}

/** Every list of a form, in its order. */
export function listsOf(form: Form): List[] {
  return form.steps.flatMap(({ pages }) => pages).flatMap((page) => ('list' in page ? [page.list] : []))
}

/** What is given to questions, as an entry holds it: without lists, and without what is not given. */
export function plainAnswers(given: GivenAnswers): Readonly<Record<string, Answer>> {
  return Object.fromEntries(
    Object.entries(given).filter(
      (one): one is [string, Answer] => one[1] !== undefined && entriesOf(one[1]).length === 0,
    ),
  )
}

/** With the entry in it: in the place of one with the same id, or at the end. */
export function withEntry(given: GivenAnswers, list: string, entry: Entry): GivenAnswers {
  const entries = entriesOf(given[list])
  const isNew = entries.every(({ id }) => id !== entry.id)
  return {
    ...given,
    [list]: isNew ? [...entries, entry] : entries.map((other) => (other.id === entry.id ? entry : other)),
  }
}

/** Without the entry, and without what others say about it. Ids are minted: one found anywhere means that entry. */
export function withoutEntry(given: GivenAnswers, entryId: string): GivenAnswers {
  return changeLists(given, given, (entries) =>
    entries
      .filter(({ id }) => id !== entryId)
      .map((entry) => changeTold(entry, (_name, told) => told.filter((one) => !isAbout(one, entryId)))),
  )
}

/** With the entry and with what others said about it, as they were in `before`; all else stays as it is now. */
export function withEntryBack(given: GivenAnswers, entryId: string, before: GivenAnswers): GivenAnswers {
  return changeLists(given, before, (entries, list) => {
    const then = entriesOf(before[list])
    const told = entries.map((entry) => {
      const own = then.find(({ id }) => id === entry.id)
      return own ? changeTold(entry, (name, now) => toldAgain(now, own[name], entryId)) : entry
    })
    return inPlace(told, then, entryId)
  })
}

/** In every list there is in `known`. */
function changeLists(
  given: GivenAnswers,
  known: GivenAnswers,
  change: (entries: readonly Entry[], list: string) => readonly Entry[],
): GivenAnswers {
  const lists = Object.keys(known).filter((name) => entriesOf(known[name]).length > 0)
  return { ...given, ...Object.fromEntries(lists.map((list) => [list, change(entriesOf(given[list]), list)])) }
}

/** Whatever an entry says about others: links to them, `ID`, and verdicts on them, `yes ID`. */
function changeTold(
  { id, ...answers }: Entry,
  change: (name: string, told: readonly string[]) => readonly string[],
): Entry {
  const changed = Object.entries(answers).map(([name, answer]): [string, Answer] => [
    name,
    typeof answer === 'object' ? change(name, answer) : answer,
  ])
  return { ...Object.fromEntries(changed), id }
}

function toldAgain(now: readonly string[], then: Answer | undefined, entryId: string): readonly string[] {
  if (typeof then !== 'object' || now.some((one) => isAbout(one, entryId))) return now
  const again = then.filter((one) => isAbout(one, entryId))
  return [...now, ...again]
}

/** Before the first entry that came after it. */
function inPlace(entries: readonly Entry[], then: readonly Entry[], entryId: string): readonly Entry[] {
  const index = then.findIndex(({ id }) => id === entryId)
  if (index === -1 || entries.some(({ id }) => id === entryId)) return entries
  const after = then.slice(index + 1).map(({ id }) => id)
  const next = entries.findIndex(({ id }) => after.includes(id))
  const at = next === -1 ? entries.length : next
  return [...entries.slice(0, at), ...then.slice(index, index + 1), ...entries.slice(at)]
}

function isAbout(told: string, entryId: string): boolean {
  return told.split(' ').at(-1) === entryId
}
