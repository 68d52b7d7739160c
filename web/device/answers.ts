import { askedAgain } from '#contract/asked-again.ts'
import { entriesOf, withEntry, withEntryBack, withoutEntry } from '#contract/entries.ts'
import type { Answer, Entry, Given, GivenAnswers } from '#contract/form.ts'
import { findForm } from '#contract/forms/index.ts'
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

/** All in one transaction, with what has to be asked again because of them; returns the moment they count as saved. */
export async function saveAnswers(device: Device, draftId: string, changes: readonly AnswerChange[]): Promise<string> {
  const { savedAt } = await changeDraft(device, draftId, (draft) => ({ given: withChanges(draft, changes) }), {
    quiet: true,
  })
  return savedAt
}

/** Puts an entry whole, in the place of one with the same id. */
export async function keepEntry(device: Device, draftId: string, list: string, entry: Entry): Promise<Draft> {
  return changeDraft(device, draftId, ({ given }) => ({ given: withEntry(given, list, entry) }))
}

/** Entries of other lists that belonged to it belong to it no longer. */
export async function removeEntry(device: Device, draftId: string, entryId: string): Promise<Draft> {
  return changeDraft(device, draftId, ({ given }) => ({ given: withoutEntry(given, entryId) }))
}

/** Takes back the removal of an entry: it stands where it stood in `before`, and so does what hung on it. */
export async function putEntryBack(
  device: Device,
  draftId: string,
  entryId: string,
  before: GivenAnswers,
): Promise<Draft> {
  return changeDraft(device, draftId, ({ given }) => ({ given: withEntryBack(given, entryId, before) }))
}

function withChanges({ formId, formVersion, given }: Draft, changes: readonly AnswerChange[]): GivenAnswers {
  const form = findForm(formId, formVersion)
  const changed = changes.reduce(withChange, given)
  return form ? askedAgain(form, given, changed) : changed
}

function withChange(given: GivenAnswers, change: AnswerChange): GivenAnswers {
  if (!('list' in change)) return { ...given, [change.name]: change.given }
  const { list, entryId, name, given: answer } = change
  const entries = entriesOf(given[list])
  const before = Object.entries(entries.find(({ id }) => id === entryId) ?? {}).filter(([other]) => other !== name)
  const now: [string, Answer][] = answer === undefined ? before : [...before, [name, answer]]
  return withEntry(given, list, { ...Object.fromEntries(now), id: entryId })
}
