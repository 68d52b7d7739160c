import type { DBSchema, IDBPDatabase } from 'idb'
import type { SentSubmission } from '#contract/wire.ts'
import { Connection } from './connection.ts'
import type { Draft, Fact, KeptConsent, KeptMessage, KeptPerson, NewItem } from './records.ts'

export interface DeviceSchema extends DBSchema {
  people: { key: string; value: KeptPerson }
  drafts: { key: string; value: Draft }
  /** Keyed by a number that grows: the clock may jump, the order may not. */
  outbox: { key: number; value: NewItem }
  sent: { key: string; value: SentSubmission }
  consents: { key: string; value: KeptConsent }
  messages: { key: string; value: KeptMessage }
  facts: { key: Fact['name']; value: Fact }
}

/** All that one practitioner has on this phone. */
export class Device extends Connection<DeviceSchema> {
  readonly practitionerId: string

  constructor(practitionerId: string) {
    super(`send-portal-${practitionerId}`, 2, upgrade)
    this.practitionerId = practitionerId
  }
}

/** Fails at once, and in words, where nothing can be kept. */
export async function openDevice(practitionerId: string): Promise<Device> {
  const device = new Device(practitionerId)
  await device.read(['drafts'], (tx) => tx.objectStore('drafts').count())
  return device
}

/** From whichever version the phone has; what is kept there stays. */
function upgrade(database: IDBPDatabase<DeviceSchema>, from: number): void {
  if (from < 1) build(database)
  if (from < 2) database.createObjectStore('consents', { keyPath: 'id' })
}

/** As it was in the first version. */
function build(database: IDBPDatabase<DeviceSchema>): void {
  database.createObjectStore('people', { keyPath: 'id' })
  database.createObjectStore('drafts', { keyPath: 'id' })
  database.createObjectStore('outbox', { autoIncrement: true })
  database.createObjectStore('sent', { keyPath: 'receipt.id' })
  database.createObjectStore('messages', { keyPath: 'id' })
  database.createObjectStore('facts', { keyPath: 'name' })
}
