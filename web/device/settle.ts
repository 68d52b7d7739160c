import type { Problem } from '#contract/problem.ts'
import type { ConsentReceipt, KnownPerson, Receipt } from '#contract/wire.ts'
import { backOff } from './back-off.ts'
import type { Device } from './database.ts'
import { withKnown } from './known-person.ts'
import { readItems } from './outbox-items.ts'
import { itemsAbout } from './person-queue.ts'
import type { NewItem } from './records.ts'

/** What becomes of an item once the server has spoken. Another sender may have been first: nothing happens then. */

/** Only now does the phone let go: what was sent and its receipt are kept, item and draft go, all of it or nothing. */
export async function settleSubmission(device: Device, seq: number, receipt: Receipt): Promise<void> {
  await device.write(['outbox', 'sent', 'drafts'], async (tx) => {
    const outbox = tx.objectStore('outbox')
    const item = await outbox.get(seq)
    if (item?.kind !== 'submission') return
    await tx.objectStore('sent').put({ receipt, submission: item.document })
    await tx.objectStore('drafts').delete(item.draftId)
    await outbox.delete(seq)
  })
}

export async function settleConsent(device: Device, seq: number, { receivedAt }: ConsentReceipt): Promise<void> {
  await device.write(['outbox', 'consents'], async (tx) => {
    const outbox = tx.objectStore('outbox')
    const item = await outbox.get(seq)
    if (item?.kind !== 'consent') return
    await tx.objectStore('consents').put({ id: item.subjectId, consent: item.document, receivedAt })
    await outbox.delete(seq)
  })
}

export async function settlePerson(device: Device, seq: number, told: KnownPerson): Promise<void> {
  await device.write(['outbox', 'people'], async (tx) => {
    const outbox = tx.objectStore('outbox')
    const people = tx.objectStore('people')
    const about = itemsAbout(await readItems(outbox), told.id)
    if (!about.some((item) => item.seq === seq)) return
    await people.put(withKnown(await people.get(told.id), told, about.length > 1))
    await outbox.delete(seq)
  })
}

/** Stays, and waits for somebody to put it right. */
export async function markRefused(device: Device, seq: number, { type, faults }: Problem): Promise<void> {
  const refusal = { type, at: new Date().toISOString(), ...(faults ? { faults } : {}) }
  await changeItem(device, seq, (item) => ({ ...item, refusal }))
}

export async function putOff(device: Device, seq: number, retryAfter?: number): Promise<void> {
  const now = Date.now()
  await changeItem(device, seq, (item) => {
    const tries = item.tries + 1
    return { ...item, tries, dueAt: now + backOff(tries, retryAfter) }
  })
}

/** Somebody pressed "Send now" while another was sending: at the next chance nothing waits for its time. */
export async function hurry(device: Device): Promise<void> {
  await device.write(['outbox'], async (tx) => {
    const outbox = tx.objectStore('outbox')
    for (const { seq, ...item } of await readItems(outbox)) await outbox.put({ ...item, dueAt: 0 }, seq)
  })
}

async function changeItem(device: Device, seq: number, change: (item: NewItem) => NewItem): Promise<void> {
  await device.write(['outbox'], async (tx) => {
    const outbox = tx.objectStore('outbox')
    const item = await outbox.get(seq)
    if (item) await outbox.put(change(item), seq)
  })
}
