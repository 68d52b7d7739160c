import type { Device } from './database.ts'
import type { KeptMessage } from './records.ts'

/** Newest first. */
export async function listMessages(device: Device): Promise<KeptMessage[]> {
  const messages = await device.read(['messages'], (tx) => tx.objectStore('messages').getAll())
  return messages.sort((a, b) => (a.sentAt < b.sentAt ? 1 : -1))
}

export async function loadMessage(device: Device, id: string): Promise<KeptMessage | undefined> {
  return device.read(['messages'], (tx) => tx.objectStore('messages').get(id))
}

export async function countUnread(device: Device): Promise<number> {
  return (await listMessages(device)).filter((message) => !isRead(message)).length
}

export function isRead({ readAt, markedAt }: KeptMessage): boolean {
  return readAt !== null || markedAt !== undefined
}

/** Here and now; the server is told at the next refresh. */
export async function markRead(device: Device, id: string): Promise<void> {
  const markedAt = new Date().toISOString()
  await device.write(['messages'], async (tx) => {
    const messages = tx.objectStore('messages')
    const message = await messages.get(id)
    if (message && !isRead(message)) await messages.put({ ...message, markedAt })
  })
}
