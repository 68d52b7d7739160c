import { isDue } from './back-off.ts'
import type { Device } from './database.ts'
import { renewLease, withDeliveryLock } from './delivery-lock.ts'
import { listWaiting } from './outbox.ts'
import { isHeld } from './person-queue.ts'
import { endSession } from './practitioner.ts'
import type { OutboxItem } from './records.ts'
import { request, type Send } from './request.ts'
import { sendItem, type Delivery } from './send-item.ts'
import { hurry, markRefused, putOff, settleConsent, settlePerson, settleSubmission } from './settle.ts'
import { StorageFault } from './storage-fault.ts'
import { listTakenBack } from './taken-back.ts'

export type Delivered =
  /** Nothing is left that could go. */
  | { outcome: 'done' }
  /** Worth calling again at `dueAt`, milliseconds. */
  | { outcome: 'later' | 'elsewhere'; dueAt: number }
  | { outcome: 'sign-in' | 'two-step' }

/** When another sender is at work: about as long as it needs to finish, or to miss what was posted just now. */
const elsewhereAgain = 5_000

/** When the phone could not write down what the server said. */
const unwrittenAgain = 60_000

/**
 * Sends what waits, oldest first. Called by the page (iPhones have no Background Sync) and by the worker. Each item is
 * tried once; one that fails never keeps the others. `now` does not wait for anybody's back-off.
 */
export async function deliver(
  device: Device,
  { now = false, send = request }: { now?: boolean; send?: Send } = {},
): Promise<Delivered> {
  const delivered = await withDeliveryLock(device, () => deliverAll(device, send, now))
  if (delivered !== 'elsewhere') return delivered
  if (now) await hurry(device)
  return { outcome: 'elsewhere', dueAt: Date.now() + elsewhereAgain }
}

async function deliverAll(device: Device, send: Send, now: boolean): Promise<Delivered> {
  const tried = new Set<number>()
  let notBefore = 0
  let item: OutboxItem | undefined
  while ((item = (await listSendable(device)).find((next) => (now || isDue(next)) && !tried.has(next.seq)))) {
    tried.add(item.seq)
    await renewLease(device)
    const delivery = (await takenBack(device, item)) ?? (await sendItem(item, send, device.practitionerId))
    if (delivery.outcome === 'sign-in') await endSession(device.practitionerId, delivery.because)
    if (delivery.outcome === 'sign-in' || delivery.outcome === 'two-step') return { outcome: delivery.outcome }
    if (!(await isWrittenDown(device, item.seq, delivery))) notBefore = Date.now() + unwrittenAgain
  }
  const left = await listSendable(device)
  if (left.length === 0) return { outcome: 'done' }
  return { outcome: 'later', dueAt: Math.max(notBefore, Math.min(...left.map(({ dueAt }) => dueAt))) }
}

/** Consent that was taken back since stops the advice here: what to leave out is for the practitioner to say. */
async function takenBack(device: Device, item: OutboxItem): Promise<Delivery | undefined> {
  if (item.kind !== 'submission') return undefined
  const [first, ...others] = await listTakenBack(device, item.document)
  if (first === undefined) return undefined
  const faults = Object.fromEntries([first, ...others].map((id) => [`consents.${id}.given`, 'no-consent']))
  return {
    outcome: 'refused',
    problem: { type: 'faulty-answers', title: 'Consent was withdrawn', status: 422, faults },
  }
}

/** A full phone must go on sending, or it will never be less full: what is not written down now is sent again. */
async function isWrittenDown(device: Device, seq: number, delivery: Delivery): Promise<boolean> {
  try {
    if (delivery.outcome === 'received') await settleSubmission(device, seq, delivery.receipt)
    else if (delivery.outcome === 'recorded') await settleConsent(device, seq, delivery.receipt)
    else if (delivery.outcome === 'known') await settlePerson(device, seq, delivery.person)
    else if (delivery.outcome === 'refused') await markRefused(device, seq, delivery.problem)
    else if (delivery.outcome === 'later') await putOff(device, seq, delivery.retryAfter)
    return true
  } catch (error) {
    if (error instanceof StorageFault) return false
    throw error
  }
}

/** What could go to the server, if it is time. */
async function listSendable(device: Device): Promise<OutboxItem[]> {
  const items = await listWaiting(device)
  return items.filter((item) => !item.refusal && !isHeld(item, items))
}
