import type { Device } from './database.ts'
import { reasonOf } from './storage-fault.ts'

/** Twice the time one request may take. */
const leaseTime = 60_000

/**
 * One sender at a time, in all tabs and the worker. A tab that is frozen keeps its lock for as long as it is frozen:
 * when its lease was not renewed in time the lock is taken from it. Two senders would do no harm, the server keeps
 * everything once; they would only be a waste.
 */
export async function withDeliveryLock<T>(device: Device, work: () => Promise<T>): Promise<T | 'elsewhere'> {
  const name = nameFor(device)
  const leased = async () => {
    await renewLease(device)
    return work()
  }
  try {
    const result = await navigator.locks.request(name, { ifAvailable: true }, (lock) => (lock ? leased() : 'elsewhere'))
    if (result !== 'elsewhere' || !(await isLeaseOver(device))) return result
    return await navigator.locks.request(name, { steal: true }, leased)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return 'elsewhere' // it was taken from us
    throw error
  }
}

/** A courtesy to the others: a phone too full to write it sends all the same. */
export async function renewLease(device: Device): Promise<void> {
  const lease = { name: 'lease', at: Date.now() } as const
  try {
    await device.write(['facts'], (tx) => tx.objectStore('facts').put(lease), { quiet: true })
  } catch (error) {
    if (reasonOf(error) !== 'full') throw error
  }
}

async function isLeaseOver(device: Device): Promise<boolean> {
  const lease = await device.read(['facts'], (tx) => tx.objectStore('facts').get('lease'))
  return lease?.name === 'lease' && Math.abs(Date.now() - lease.at) > leaseTime
}

/** Whether somebody is sending at this moment. */
export async function isDelivering(device: Device): Promise<boolean> {
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === nameFor(device))
}

function nameFor({ practitionerId }: Device): string {
  return `deliver:${practitionerId}`
}
