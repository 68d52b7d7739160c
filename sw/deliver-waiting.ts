import { openDevice } from '#device/database.ts'
import { deliver } from '#device/deliver.ts'
import { loadPractitioner } from '#device/practitioner.ts'

/**
 * Sends what waits on this phone, with no page open. That we are woken is a new chance, so nothing is put off any longer.
 * Rejects when something is left, so that the browser wakes us again.
 */
export async function deliverWaiting(): Promise<void> {
  const practitioner = await loadPractitioner()
  if (!practitioner) return
  const { outcome } = await deliver(await openDevice(practitioner.id), { now: true })
  if (outcome === 'later' || outcome === 'elsewhere') throw new Error('something still waits')
}
