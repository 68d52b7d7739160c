import { entriesOf } from '#contract/entries.ts'
import type { Consent, Submission } from '#contract/wire.ts'
import type { Device } from './database.ts'
import type { Draft } from './records.ts'

/** As much of the store as is needed here. */
interface Drafts {
  getAll: () => Promise<Draft[]>
  put: (draft: Draft) => Promise<unknown>
}

/** Inside a transaction of whoever keeps the record: what it takes back it takes back in the person's drafts too. */
export async function takeBack(drafts: Drafts, consent: Consent): Promise<void> {
  if (consent.supersedes === null || isYes(consent.answers['given'])) return
  for (const draft of await drafts.getAll()) {
    if (isTakenBack(draft, consent)) await drafts.put(withTakenBack(draft, consent))
  }
}

/** The consents in finished advice that were taken back since: it must not go as it is. */
export async function listTakenBack(device: Device, { answers }: Submission): Promise<string[]> {
  const records = await device.read(['consents'], (tx) => tx.objectStore('consents').getAll())
  const takenBack = records.filter(({ consent }) => !isYes(consent.answers['given']))
  const superseded = new Set(takenBack.map(({ consent }) => consent.supersedes))
  return entriesOf(answers['consents']).flatMap(({ id, given }) => (isYes(given) && superseded.has(id) ? [id] : []))
}

function isYes(given: unknown): boolean {
  return given === 'yes' || given === 'restricted'
}

/** Also in the draft of what is deleted or handed in: it may be opened again. */
function isTakenBack({ personId, given }: Draft, consent: Consent): boolean {
  return personId === consent.personId && entriesOf(given['consents']).some(({ id }) => id === consent.supersedes)
}

function withTakenBack(draft: Draft, { answers, supersedes }: Consent): Draft {
  const plain = (name: string): string => (typeof answers[name] === 'string' ? answers[name] : 'no')
  const now = { given: plain('given'), tellRefusal: plain('tellRefusal') }
  const consents = entriesOf(draft.given['consents']).map((entry) =>
    entry.id === supersedes ? { ...entry, ...now } : entry,
  )
  return { ...draft, given: { ...draft.given, consents } }
}
