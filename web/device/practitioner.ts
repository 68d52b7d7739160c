import type { SessionEnd } from '#contract/identity.ts'
import type { Portal, Practitioner } from '#contract/wire.ts'
import type { Device } from './database.ts'
import { halfTypedIn } from './half-typed.ts'
import { exchange, forget, load, save, saveAs, type Challenge, type SessionState } from './holder.ts'

export async function loadPractitioner(): Promise<Practitioner | undefined> {
  return (await load('practitioner'))?.practitioner
}

/** Somebody signed in: practitioner and session come, what led there goes, and nobody sees one without the other. */
export async function enterPhone(practitioner: Practitioner): Promise<void> {
  await exchange(
    [
      { name: 'practitioner', practitioner },
      { name: 'session', session: 'open' },
    ],
    ['challenge', 'leaving', 'session-end'],
  )
}

export async function loadSession(): Promise<SessionState | undefined> {
  return (await load('session'))?.session
}

export async function saveSession(session: SessionState): Promise<void> {
  await save({ name: 'session', session })
}

/** The server answers as to somebody signed in: a 401 of before was a stray. */
export async function reopenSession(practitionerId: string): Promise<void> {
  if ((await loadSession()) !== 'ended') return
  await saveAs(practitionerId, { name: 'session', session: 'open' })
  if ((await loadSession()) === 'open') await forget(['session-end'])
}

/** Whether the server has yet to hear that somebody signed out. */
export async function isLeaving(): Promise<boolean> {
  return (await load('leaving')) !== undefined
}

export async function forgetLeaving(): Promise<void> {
  await forget(['leaving'])
}

export async function endSession(practitionerId: string, because?: SessionEnd): Promise<void> {
  if (because) await saveAs(practitionerId, { name: 'session-end', because })
  await saveAs(practitionerId, { name: 'session', session: 'ended' })
}

/** Why the session that was here is no more, where that is known, until somebody signs in or out. */
export async function loadSessionEnd(): Promise<SessionEnd | undefined> {
  return (await load('session-end'))?.because
}

/** What the server tells of the one who holds the phone. */
export async function updatePractitioner(practitioner: Practitioner): Promise<void> {
  await saveAs(practitioner.id, { name: 'practitioner', practitioner })
}

/** Whether it has run out is for the server to say: this phone's clock may be hours off. */
export async function loadChallenge(): Promise<Challenge | undefined> {
  return (await load('challenge'))?.challenge
}

export async function saveChallenge(challenge: Challenge): Promise<void> {
  await save({ name: 'challenge', challenge })
}

export async function forgetChallenge(): Promise<void> {
  await forget(['challenge'])
}

/** Whose portal it is stays known when nobody holds the phone. */
export async function loadPortal(): Promise<Portal | undefined> {
  return (await load('portal'))?.portal
}

export async function savePortal(portal: Portal): Promise<void> {
  await save({ name: 'portal', portal })
}

/**
 * Signing out, with or without network. With no drafts, nothing half-typed and nothing waiting all that the
 * practitioner had here goes; else that and the people it is about stay for the next time they sign in. The device is
 * closed.
 */
export async function forgetPractitioner(device: Device): Promise<'deleted' | 'kept'> {
  await exchange([{ name: 'leaving' }], ['practitioner', 'session', 'challenge', 'session-end'])
  return clearSettled(device)
}

/** Leaves nothing of a practitioner here but work that is not done. The device is closed. */
export async function clearSettled(device: Device): Promise<'deleted' | 'kept'> {
  const isWorkLeft = await forgetSettled(device)
  if (isWorkLeft) device.close()
  else await device.delete()
  return isWorkLeft ? 'kept' : 'deleted'
}

async function forgetSettled(device: Device): Promise<boolean> {
  return device.write(
    ['people', 'drafts', 'outbox', 'sent', 'consents', 'messages', 'facts'],
    async (tx) => {
      const people = tx.objectStore('people')
      const drafts = tx.objectStore('drafts')
      const consents = tx.objectStore('consents')
      const facts = tx.objectStore('facts')
      const [allDrafts, items, ids, records, allFacts] = await Promise.all([
        drafts.getAll(),
        tx.objectStore('outbox').getAll(),
        people.getAllKeys(),
        consents.getAll(),
        facts.getAll(),
      ])
      const deleted = allDrafts.filter(({ deletedAt }) => deletedAt !== undefined)
      const left = [...allDrafts.filter((draft) => !deleted.includes(draft)), ...items]
      const { isPersonBegun, consentsOf } = halfTypedIn(allFacts)
      const needed = new Set([...left.map(({ personId }) => personId), ...consentsOf])
      const typed = [...(isPersonBegun ? ['person-draft'] : []), ...(consentsOf.length > 0 ? ['consent-drafts'] : [])]
      await Promise.all([
        ...ids.filter((id) => !needed.has(id)).map((id) => people.delete(id)),
        ...deleted.map(({ id }) => drafts.delete(id)),
        ...records.filter(({ receivedAt }) => receivedAt !== undefined).map(({ id }) => consents.delete(id)),
        tx.objectStore('sent').clear(),
        tx.objectStore('messages').clear(),
        ...allFacts.filter(({ name }) => !typed.includes(name)).map(({ name }) => facts.delete(name)),
      ])
      return left.length + typed.length > 0
    },
    { durability: 'strict' },
  )
}
