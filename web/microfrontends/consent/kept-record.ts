import { listConsents } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { loadWaiting } from '#device/outbox.ts'
import { loadPerson } from '#device/people.ts'
import type { KeptConsent, KeptPerson, OutboxItem } from '#device/records.ts'

/** A record of consent, and what has become of it. */
export interface KeptRecord {
  kept: KeptConsent
  person: KeptPerson
  /** The one that has taken its place. */
  later: KeptConsent | undefined
  /** Absent when it has arrived, or is nobody's but this phone's. */
  waiting: OutboxItem | undefined
}

/** By the parts of the page's address. */
export async function loadRecord(
  device: Device,
  { id = '', consent = '' }: Record<string, string>,
): Promise<KeptRecord | undefined> {
  const [person, consents, item] = await Promise.all([
    loadPerson(device, id),
    listConsents(device, id),
    loadWaiting(device, consent),
  ])
  const kept = consents.find((one) => one.id === consent)
  const later = consents.find((one) => one.consent.supersedes === consent)
  return kept && person && { kept, person, later, waiting: item }
}

/** Whether there is something to take back. */
export function isWithdrawable({ kept: { consent }, later }: KeptRecord): boolean {
  const { given } = consent.answers
  return later === undefined && (given === 'yes' || given === 'restricted')
}
