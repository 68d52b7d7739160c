import type { SentSubmission } from '#contract/wire.ts'
import type { Device } from './database.ts'

/** What the server has confirmed, newest first. */
export async function listSent(device: Device, personId?: string): Promise<SentSubmission[]> {
  const sent = await device.read(['sent'], (tx) => tx.objectStore('sent').getAll())
  return sent
    .filter(({ submission }) => personId === undefined || submission.personId === personId)
    .sort((a, b) => (a.receipt.receivedAt < b.receipt.receivedAt ? 1 : -1))
}

export async function loadSent(device: Device, submissionId: string): Promise<SentSubmission | undefined> {
  return device.read(['sent'], (tx) => tx.objectStore('sent').get(submissionId))
}
