import { canonicalJson } from '#contract/canonical.ts'
import type { Submission } from '#contract/wire.ts'
import type { Device } from './database.ts'
import { isOpen } from './drafts.ts'
import { newItem, readItems } from './outbox-items.ts'
import type { Draft, OutboxItem } from './records.ts'
import { StorageFault } from './storage-fault.ts'
import { fingerprint } from './submission.ts'

/**
 * Hands a draft in: both stores change or neither does. `draft` is the one on the screen; when another tab has
 * changed it since, nothing is handed in, or that change would go with the draft.
 */
export async function post(device: Device, draft: Draft, submission: Submission): Promise<void> {
  const posted = newItem({
    kind: 'submission',
    draftId: draft.id,
    document: submission,
    subjectId: submission.id,
    personId: submission.personId,
  })
  await device.write(
    ['drafts', 'outbox'],
    async (tx) => {
      const drafts = tx.objectStore('drafts')
      const outbox = tx.objectStore('outbox')
      const waiting = (await readItems(outbox)).find(({ subjectId }) => subjectId === submission.id)
      if (waiting?.kind === 'submission' && waiting.document.sha256 === submission.sha256) return
      const kept = await drafts.get(draft.id)
      if (waiting || !kept || !isOpen(kept)) throw new StorageFault('closed')
      if (contentOf(kept) !== contentOf(draft) || kept.submissionId !== submission.id) throw new StorageFault('changed')
      await outbox.add(posted)
      await drafts.put({ ...kept, postedAt: posted.postedAt, refusal: undefined })
    },
    { durability: 'strict' },
  )
  if (!(await isKept(device, submission))) throw new StorageFault('failed')
}

/** Oldest first. */
export async function listWaiting(device: Device): Promise<OutboxItem[]> {
  return device.read(['outbox'], (tx) => readItems(tx.objectStore('outbox')))
}

/** What waits under this id: a submission, a consent, or the first thing about a person. */
export async function loadWaiting(device: Device, id: string): Promise<OutboxItem | undefined> {
  return (await listWaiting(device)).find(({ subjectId }) => subjectId === id)
}

export async function countWaiting(device: Device): Promise<{ waiting: number; refused: number; oldestAt?: string }> {
  const items = await listWaiting(device)
  const refused = items.filter(({ refusal }) => refusal).length
  const [oldestAt] = items.map(({ postedAt }) => postedAt).sort()
  return { waiting: items.length - refused, refused, ...(oldestAt === undefined ? {} : { oldestAt }) }
}

/** Opens the draft of a refused submission again. One that waits may have been received: that one stays. */
export async function correct(device: Device, seq: number): Promise<Draft> {
  const newId = crypto.randomUUID()
  return device.write(
    ['drafts', 'outbox'],
    async (tx) => {
      const item = await tx.objectStore('outbox').get(seq)
      if (item?.kind !== 'submission' || !item.refusal) throw new StorageFault('changed')
      const drafts = tx.objectStore('drafts')
      const kept = await drafts.get(item.draftId)
      if (!kept) throw new StorageFault('closed')
      // The server holds something else under the old id, and always will.
      const submissionId = item.refusal.type === 'different-content' ? newId : kept.submissionId
      const draft: Draft = { ...kept, submissionId, postedAt: undefined, refusal: item.refusal }
      await drafts.put(draft)
      await tx.objectStore('outbox').delete(seq)
      return draft
    },
    { durability: 'strict' },
  )
}

/** Tries what was refused once more, as it is. */
export async function sendAgain(device: Device, seq: number): Promise<void> {
  await device.write(['outbox'], async (tx) => {
    const item = await tx.objectStore('outbox').get(seq)
    if (!item) throw new StorageFault('changed')
    await tx.objectStore('outbox').put({ ...item, refusal: undefined, tries: 0, dueAt: 0 }, seq)
  })
}

/** Read back and compared: only then may the screen say that it is on this phone. It may have been sent meanwhile. */
async function isKept(device: Device, { id, sha256 }: Submission): Promise<boolean> {
  const [items, sent] = await device.read(['outbox', 'sent'], (tx) =>
    Promise.all([readItems(tx.objectStore('outbox')), tx.objectStore('sent').get(id)]),
  )
  const item = items.find(({ subjectId }) => subjectId === id)
  const kept = item?.kind === 'submission' ? item.document : sent?.submission
  return kept !== undefined && (await fingerprint(kept)) === sha256
}

function contentOf({ given, roleId }: Draft): string {
  return canonicalJson({ given, roleId })
}
