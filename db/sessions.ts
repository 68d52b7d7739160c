import { type Insertable, type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type PractitionerTable, type SessionEnd, type SessionTable } from './identity-schema.ts'

export type SessionRow = Selectable<SessionTable>
export type NewSession = Pick<
  Insertable<SessionTable>,
  'id' | 'practitioner_id' | 'token_hash' | 'both_steps' | 'device' | 'expires_at'
>

/** A session with what decides about its practitioner's requests, as it is now. */
export type FoundSession = SessionRow &
  Pick<Selectable<PractitionerTable>, 'email' | 'access_role' | 'two_step_method' | 'restricted_until' | 'suspended_at'>

/** More places than these at once are not one person's; the one unused for longest gives way. */
const mostSessions = 5

/** A former token is good for so long after the new one has come into use: requests may still be on their way. */
const overlap = sql<Date>`now() + interval '30 seconds'`
const overlapAgo = sql<Date>`now() - interval '30 seconds'`

export async function startSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.insertInto('session').values(session).execute()
  await tx
    .updateTable('session')
    .set(endedBecause('signed-out-elsewhere'))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('session')
        .select('id')
        .where('practitioner_id', '=', session.practitioner_id)
        .where('ended_at', 'is', null)
        .orderBy(sql`id = ${session.id}`, 'desc')
        .orderBy('used_at', 'desc')
        .offset(mostSessions),
    )
    .execute()
}

/** By its token, or the one before the last rotation while that is good. Also one that has ended, so that it can be said why. */
export function findSession(tx: Tx, tokenHash: string): Promise<FoundSession | undefined> {
  return tx
    .selectFrom('session')
    .innerJoin('practitioner', 'practitioner.id', 'session.practitioner_id')
    .selectAll('session')
    .select(['practitioner.email', 'access_role', 'two_step_method', 'restricted_until', 'suspended_at'])
    .where((eb) =>
      eb.or([
        eb('token_hash', '=', tokenHash),
        eb('former_token_hash', '=', tokenHash).and(
          eb.or([eb('former_until', 'is', null), eb('former_until', '>', sql<Date>`now()`)]),
        ),
      ]),
    )
    .executeTakeFirst()
}

/** Notes that a session was used just now. Once a rotated token has come back, the one before it has served its time. */
export async function touchSession(tx: Tx, id: string, tokenHash: string): Promise<void> {
  await tx
    .updateTable('session')
    .set({
      used_at: sql<Date>`now()`,
      former_until: sql<Date | null>`case when token_hash = ${tokenHash} and former_token_hash is not null
        then coalesce(former_until, ${overlap}) else former_until end`,
    })
    .where('id', '=', id)
    .execute()
}

/**
 * A new token for a session. The one it was asked with stays good until the new one is used: the answer that brings
 * the new one may be lost on its way to a phone. False where that was done within the last `notWithin` seconds, or
 * just now by another request at the same time, whose new token would be lost with this one.
 */
export async function rotateSession(
  tx: Tx,
  id: string,
  { presented, next, notWithin }: { presented: string; next: string; notWithin: number },
): Promise<boolean> {
  const rotated = await tx
    .updateTable('session')
    .set({
      token_hash: next,
      former_token_hash: presented,
      former_until: null,
      rotated_at: sql<Date>`now()`,
      used_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('rotated_at', '<=', sql<Date>`now() - ${notWithin} * interval '1 second'`)
    .where((eb) => eb.or([eb('token_hash', '=', presented), eb('rotated_at', '<=', overlapAgo)]))
    .executeTakeFirst()
  return rotated.numUpdatedRows > 0n
}

/** It was confirmed just now who is there. Gives back when the session will be over. */
export async function confirmSession(tx: Tx, id: string): Promise<Date | undefined> {
  const confirmed = await tx
    .updateTable('session')
    .set({ confirmed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .returning('expires_at')
    .executeTakeFirst()
  return confirmed?.expires_at
}

/** Those that are alive, the one used last first. */
export function listSessions(tx: Tx, practitionerId: string, usedSince: Date): Promise<SessionRow[]> {
  return tx
    .selectFrom('session')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('used_at', '>', usedSince)
    .orderBy('used_at', 'desc')
    .execute()
}

export async function endSession(tx: Tx, id: string, because: SessionEnd): Promise<void> {
  await tx
    .updateTable('session')
    .set(endedBecause(because))
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .execute()
}

/** One of a practitioner's own. False for an unknown id or somebody else's; one that has ended stays so. */
export async function endOwnSession(tx: Tx, practitionerId: string, id: string): Promise<boolean> {
  const found = await tx
    .selectFrom('session')
    .select('id')
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .executeTakeFirst()
  if (found) await endSession(tx, id, 'signed-out-elsewhere')
  return found !== undefined
}

/** Ends every session of a practitioner, but for the one that is to stay. */
export async function endSessions(tx: Tx, practitionerId: string, because: SessionEnd, except?: string): Promise<void> {
  await tx
    .updateTable('session')
    .set(endedBecause(because))
    .where('practitioner_id', '=', practitionerId)
    .where('ended_at', 'is', null)
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .execute()
}

function endedBecause(because: SessionEnd) {
  return { ended_at: sql<Date>`now()`, ended_because: because }
}
