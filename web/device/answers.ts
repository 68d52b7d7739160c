import type { Answer, Entry, Given, GivenAnswers } from '#contract/form.ts'
import { entriesOf } from '#contract/kinds/links.ts'
import type { Device } from './database.ts'
import { changeDraft } from './drafts.ts'
import type { Draft } from './records.ts'

/** One answer as it is on the screen, of the form or of one entry of a list. */
export type AnswerChange =
  { name: string; given: Given } | { list: string; entryId: string; name: string; given: Answer | undefined }

export async function saveAnswer(device: Device, draftId: string, name: string, given: Given): Promise<string> {
  return saveAnswers(device, draftId, [{ name, given }])
}

/** The entry comes to be with its first answer. */
export async function saveEntryAnswer(
  device: Device,
  draftId: string,
  list: string,
  entryId: string,
  name: string,
  given: Answer | undefined,
): Promise<string> {
  return saveAnswers(device, draftId, [{ list, entryId, name, given }])
}

/** All in one transaction; returns the moment they count as saved. */
export async function saveAnswers(device: Device, draftId: string, changes: readonly AnswerChange[]): Promise<string> {
  const { savedAt } = await changeDraft(
    device,
    draftId,
    ({ given }) => ({ given: changes.reduce(withChange, given) }),
    {
      quiet: true,
    },
  )
  return savedAt
}

/** Entries of other lists that belonged to it belong to it no longer. */
export async function removeEntry(device: Device, draftId: string, entryId: string): Promise<Draft> {
  return changeDraft(device, draftId, ({ given }) => ({ given: withoutEntry(given, entryId) }))
}

/** What is given, with the change made: for the copy on the screen and the one in the draft alike. */
function withChange(given: GivenAnswers, change: AnswerChange): GivenAnswers {
  if (!('list' in change)) return { ...given, [change.name]: change.given }
  const { list, entryId, name, given: answer } = change
  const entries = entriesOf(given[list])
  const before = Object.entries(entries.find(({ id }) => id === entryId) ?? {}).filter(([other]) => other !== name)
  const now: [string, Answer][] = answer === undefined ? before : [...before, [name, answer]]
  const entry: Entry = { ...Object.fromEntries(now), id: entryId }
  const isNew = entries.every(({ id }) => id !== entryId)
  return {
    ...given,
    [list]: isNew ? [...entries, entry] : entries.map((other) => (other.id === entryId ? entry : other)),
  }
}

/** Entries' ids are minted, so that one id found anywhere means that entry. */
function withoutEntry(given: GivenAnswers, entryId: string): GivenAnswers {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]): [string, Given] => {
      const entries = entriesOf(value)
      const left = entries.filter(({ id }) => id !== entryId).map((entry) => unlinked(entry, entryId))
      return [name, entries.length > 0 ? left : value]
    }),
  )
}

function unlinked({ id, ...answers }: Entry, entryId: string): Entry {
  const left = Object.entries(answers).map(([name, answer]): [string, Answer] => [
    name,
    typeof answer === 'object' ? answer.filter((link) => link !== entryId) : answer,
  ])
  return { ...Object.fromEntries(left), id }
}
