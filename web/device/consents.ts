import { isTold } from '#contract/consent.ts'
import type { Answers } from '#contract/form.ts'
import { Consent } from '#contract/wire.ts'
import { dropConsentDraft } from './consent-draft.ts'
import type { Device } from './database.ts'
import { newItem, readItems } from './outbox-items.ts'
import type { KeptConsent, OutboxItem } from './records.ts'
import { StorageFault } from './storage-fault.ts'
import { fingerprint } from './submission.ts'
import { takeBack } from './taken-back.ts'

interface NewConsent {
  practitionerId: string
  personId: string
  /** Those of `consent.ts`. */
  answers: Answers
  /** The record whose place it takes. */
  supersedes: string | null
}

/** Newest first. */
export async function listConsents(device: Device, personId: string): Promise<KeptConsent[]> {
  const consents = await device.read(['consents'], (tx) => tx.objectStore('consents').getAll())
  return consents
    .filter(({ consent }) => consent.personId === personId)
    .sort((a, b) => (a.consent.recordedAt < b.consent.recordedAt ? 1 : -1))
}

export async function loadConsent(device: Device, id: string): Promise<KeptConsent | undefined> {
  return device.read(['consents'], (tx) => tx.objectStore('consents').get(id))
}

/** Those that no later one has taken the place of. */
export function standing(consents: readonly KeptConsent[]): KeptConsent[] {
  const superseded = new Set(consents.map(({ consent }) => consent.supersedes))
  return consents.filter(({ id }) => !superseded.has(id))
}

/**
 * From here on it waits to be sent, unless nobody may be told of it; what was typed of a new one goes. One that takes back what an earlier one gave takes
 * it back in the person's drafts too: all of it or nothing.
 */
export async function recordConsent(device: Device, asked: NewConsent): Promise<KeptConsent> {
  const consent = await writeConsent(asked)
  const { id, personId } = consent
  const item = newItem({ kind: 'consent', subjectId: id, personId, document: consent })
  await device.write(
    ['consents', 'outbox', 'drafts', 'facts'],
    async (tx) => {
      const consents = tx.objectStore('consents')
      if (await consents.get(id)) return
      if (consent.supersedes === null) await dropConsentDraft(tx.objectStore('facts'), personId)
      await consents.add({ id, consent })
      if (consent.supersedes !== null || isTold(consent.answers)) await tx.objectStore('outbox').add(item)
      await takeBack(tx.objectStore('drafts'), consent)
    },
    { durability: 'strict' },
  )
  return { id, consent }
}

/** Gives up a refused record, and those that wait behind it to take its place. */
export async function discardConsent(device: Device, seq: number): Promise<void> {
  await device.write(
    ['consents', 'outbox'],
    async (tx) => {
      const outbox = tx.objectStore('outbox')
      const items = await readItems(outbox)
      const refused = items.find((item) => item.seq === seq)
      if (refused?.kind !== 'consent' || !refused.refusal) throw new StorageFault('changed')
      for (const item of withThoseBehind(refused, items)) {
        await tx.objectStore('consents').delete(item.subjectId)
        await outbox.delete(item.seq)
      }
    },
    { durability: 'strict' },
  )
}

async function writeConsent(asked: NewConsent): Promise<Consent> {
  const document = { ...asked, id: crypto.randomUUID(), recordedAt: new Date().toISOString() }
  return Consent.parse({ ...document, sha256: await fingerprint(document) })
}

function withThoseBehind(item: OutboxItem, items: readonly OutboxItem[]): OutboxItem[] {
  const behind = items.filter(({ kind, document }) => kind === 'consent' && document.supersedes === item.subjectId)
  return [item, ...behind.flatMap((other) => withThoseBehind(other, items))]
}
