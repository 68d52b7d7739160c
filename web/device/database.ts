import type { DBSchema, IDBPDatabase } from 'idb'
import type { SentSubmission } from '#contract/wire.ts'
import { Connection } from './connection.ts'
import type { Draft, Fact, KeptMessage, KeptPerson, NewItem } from './records.ts'

export interface DeviceSchema extends DBSchema {
  people: { key: string; value: KeptPerson }
  drafts: { key: string; value: Draft }
  /** Keyed by a number that grows: the clock may jump, the order may not. */
  outbox: { key: number; value: NewItem }
  sent: { key: string; value: SentSubmission }
  messages: { key: string; value: KeptMessage }
  facts: { key: Fact['name']; value: Fact }
}

/** All that one practitioner has on this phone. */
export class Device extends Connection<DeviceSchema> {
  readonly practitionerId: string

  constructor(practitionerId: string) {
    super(`send-portal-${practitionerId}`, 1, build)
    this.practitionerId = practitionerId
  }
}

/** Fails at once, and in words, where nothing can be kept. */
export async function openDevice(practitionerId: string): Promise<Device> {
  const device = new Device(practitionerId)
  await device.read(['drafts'], (tx) => tx.objectStore('drafts').count())
  return device
}

function build(database: IDBPDatabase<DeviceSchema>): void {
  database.createObjectStore('people', { keyPath: 'id' })
  database.createObjectStore('drafts', { keyPath: 'id' })
  database.createObjectStore('outbox', { autoIncrement: true })
  database.createObjectStore('sent', { keyPath: 'receipt.id' })
  database.createObjectStore('messages', { keyPath: 'id' })
  database.createObjectStore('facts', { keyPath: 'name' })
}
