import type { Portal, Practitioner } from '#contract/wire.ts'
import type { Device } from './database.ts'
import { exchange, forget, load, save, saveAs, type Challenge, type SessionState } from './holder.ts'

export async function loadPractitioner(): Promise<Practitioner | undefined> {
  return (await load('practitioner'))?.practitioner
}

/** Somebody signed in: practitioner and session come, the challenge goes, and nobody sees one without the other. */
export async function enterPhone(practitioner: Practitioner): Promise<void> {
  await exchange(
    [
      { name: 'practitioner', practitioner },
      { name: 'session', session: 'open' },
    ],
    ['challenge', 'leaving'],
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
  if ((await loadSession()) === 'ended') await saveAs(practitionerId, { name: 'session', session: 'open' })
}

/** Whether the server has yet to hear that somebody signed out. */
export async function isLeaving(): Promise<boolean> {
  return (await load('leaving')) !== undefined
}

export async function forgetLeaving(): Promise<void> {
  await forget(['leaving'])
}

export async function endSession(practitionerId: string): Promise<void> {
  await saveAs(practitionerId, { name: 'session', session: 'ended' })
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
 * Signing out, with or without network. With no drafts and nothing waiting all that the practitioner had here goes;
 * else drafts, outbox and the people they are about stay for the next time they sign in. The device is closed.
 */
export async function forgetPractitioner(device: Device): Promise<'deleted' | 'kept'> {
  await exchange([{ name: 'leaving' }], ['practitioner', 'session', 'challenge'])
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
      const [allDrafts, items, ids, records] = await Promise.all([
        drafts.getAll(),
        tx.objectStore('outbox').getAll(),
        people.getAllKeys(),
        consents.getAll(),
      ])
      const deleted = allDrafts.filter(({ deletedAt }) => deletedAt !== undefined)
      const left = [...allDrafts.filter((draft) => !deleted.includes(draft)), ...items]
      const needed = new Set(left.map(({ personId }) => personId))
      await Promise.all([
        ...ids.filter((id) => !needed.has(id)).map((id) => people.delete(id)),
        ...deleted.map(({ id }) => drafts.delete(id)),
        ...records.filter(({ receivedAt }) => receivedAt !== undefined).map(({ id }) => consents.delete(id)),
        tx.objectStore('sent').clear(),
        tx.objectStore('messages').clear(),
        tx.objectStore('facts').clear(),
      ])
      return left.length > 0
    },
    { durability: 'strict' },
  )
}
