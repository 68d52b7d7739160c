import type { KnownConsent, KnownPerson, Message, SentSubmission } from '#contract/wire.ts'
import type { Device } from './database.ts'
import { withKnown } from './known-person.ts'
import { readItems } from './outbox-items.ts'
import { itemsAbout } from './person-queue.ts'
import { takeBack } from './taken-back.ts'

/** People are never taken away here: one that was added after the server was asked is missing from its answer. */
export async function keepPeople(device: Device, told: readonly KnownPerson[]): Promise<void> {
  await device.write(['people', 'outbox'], async (tx) => {
    const people = tx.objectStore('people')
    const items = await readItems(tx.objectStore('outbox'))
    for (const known of told) {
      const isWaiting = itemsAbout(items, known.id).length > 0
      await people.put(withKnown(await people.get(known.id), known, isWaiting))
    }
  })
}

export async function keepSent(device: Device, told: readonly SentSubmission[]): Promise<void> {
  await device.write(['sent'], (tx) => Promise.all(told.map((sent) => tx.objectStore('sent').put(sent))))
}

/**
 * One that waits here stays as it is until its own receipt. One that is new here, recorded on another phone, takes back
 * in the drafts what it takes back, once: what is changed in a draft after that stays.
 */
export async function keepConsents(device: Device, told: readonly KnownConsent[]): Promise<void> {
  await device.write(['consents', 'outbox', 'drafts'], async (tx) => {
    const consents = tx.objectStore('consents')
    const waiting = new Set((await readItems(tx.objectStore('outbox'))).map(({ subjectId }) => subjectId))
    for (const { consent, receipt } of told) {
      const { id } = consent
      if (waiting.has(id)) continue
      if (!(await consents.getKey(id))) await takeBack(tx.objectStore('drafts'), consent)
      await consents.put({ id, consent, receivedAt: receipt.receivedAt })
    }
  })
}

/** A mark made here stays until the server tells of it. */
export async function keepMessages(device: Device, told: readonly Message[]): Promise<void> {
  await device.write(['messages'], async (tx) => {
    const messages = tx.objectStore('messages')
    const marks = new Map((await messages.getAll()).map(({ id, markedAt }) => [id, markedAt]))
    await messages.clear()
    for (const message of told) {
      const markedAt = message.readAt === null ? marks.get(message.id) : undefined
      await messages.put(markedAt === undefined ? message : { ...message, markedAt })
    }
  })
}

export async function keepSchools(device: Device, schools: string[]): Promise<void> {
  await device.write(['facts'], (tx) => tx.objectStore('facts').put({ name: 'schools', schools }))
}
