import type { Device } from './database.ts'
import type { Draft, Place } from './records.ts'
import { StorageFault } from './storage-fault.ts'

/** Everything of a draft that its writers may change. */
type Content = Pick<Draft, 'given' | 'roleId'>

export async function startDraft(
  device: Device,
  start: Pick<Draft, 'personId' | 'formId' | 'formVersion'> & { place?: Place },
): Promise<Draft> {
  const now = new Date().toISOString()
  const draft: Draft = {
    id: crypto.randomUUID(),
    submissionId: crypto.randomUUID(),
    given: {},
    place: {},
    startedAt: now,
    savedAt: now,
    ...start,
  }
  await device.write(['drafts'], (tx) => tx.objectStore('drafts').put(draft))
  return draft
}

export async function loadDraft(device: Device, id: string): Promise<Draft | undefined> {
  return device.read(['drafts'], (tx) => tx.objectStore('drafts').get(id))
}

/** The open ones, newest first: neither deleted nor handed in. */
export async function listDrafts(device: Device, personId?: string): Promise<Draft[]> {
  const drafts = await device.read(['drafts'], (tx) => tx.objectStore('drafts').getAll())
  return drafts
    .filter((draft) => isOpen(draft) && (personId === undefined || draft.personId === personId))
    .sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
}

/**
 * Reads, changes and writes in one transaction, so that two tabs never undo each other's answers. What is handed in
 * or deleted takes no more: it would be called saved, and then go.
 */
export async function changeDraft(
  device: Device,
  id: string,
  change: (draft: Draft) => Partial<Content>,
  { quiet = false } = {},
): Promise<Draft> {
  const work = device.write(
    ['drafts'],
    async (tx) => {
      const drafts = tx.objectStore('drafts')
      const draft = await drafts.get(id)
      if (!draft || !isOpen(draft)) throw new StorageFault('closed')
      const changed = { ...draft, ...change(draft), savedAt: new Date().toISOString() }
      await drafts.put(changed)
      return changed
    },
    { quiet },
  )
  return work
}

export async function chooseRole(device: Device, draftId: string, roleId: string): Promise<Draft> {
  return changeDraft(device, draftId, () => ({ roleId }))
}

/** A draft that is no longer open has no place to resume at: nothing happens then. */
export async function savePlace(device: Device, draftId: string, place: Place): Promise<void> {
  await changeState(device, draftId, (draft) => (isOpen(draft) ? { ...draft, place } : draft), true)
}

/** Can be taken back until it is purged. What is handed in stays. */
export async function deleteDraft(device: Device, id: string): Promise<void> {
  const deletedAt = new Date().toISOString()
  await changeState(device, id, (draft) => (isOpen(draft) ? { ...draft, deletedAt } : draft))
}

export async function restoreDraft(device: Device, id: string): Promise<void> {
  await changeState(device, id, (draft) => ({ ...draft, deletedAt: undefined }))
}

export async function purgeDeletedDrafts(device: Device, deletedBefore: string): Promise<void> {
  await device.write(['drafts'], async (tx) => {
    const drafts = tx.objectStore('drafts')
    const purged = (await drafts.getAll()).filter(
      ({ deletedAt }) => deletedAt !== undefined && deletedAt < deletedBefore,
    )
    await Promise.all(purged.map(({ id }) => drafts.delete(id)))
  })
}

export function isOpen(draft: Draft): boolean {
  return draft.postedAt === undefined && draft.deletedAt === undefined
}

async function changeState(device: Device, id: string, change: (draft: Draft) => Draft, quiet = false): Promise<void> {
  await device.write(
    ['drafts'],
    async (tx) => {
      const drafts = tx.objectStore('drafts')
      const draft = await drafts.get(id)
      if (draft) await drafts.put(change(draft))
    },
    { quiet },
  )
}
