import { type Insertable, type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type ChallengeTable, type PractitionerTable } from './identity-schema.ts'

/**
 * A challenge is what stands between password and session: a browser's wait for the second step. One that is nobody's
 * waits for a passkey to say who is there.
 */
export type ChallengeRow = Selectable<ChallengeTable>
export type NewChallenge = Pick<
  Insertable<ChallengeTable>,
  'id' | 'token_hash' | 'practitioner_id' | 'purpose' | 'code_hash' | 'passkey_challenge' | 'expires_at'
>

/** With what decides about the second step. */
export type FoundChallenge = ChallengeRow & {
  email: string | null
  two_step_method: PractitionerTable['two_step_method']
}

/** Wrong codes until a challenge is dead. They are counted in its own row: a new code brings no new tries. */
export const mostTries = 5

/** Seconds between one code and the next. */
const MINUTE = 60

export async function keepChallenge(tx: Tx, challenge: NewChallenge): Promise<void> {
  const sent = challenge.code_hash === null ? {} : { code_sent_at: new Date() }
  await tx
    .insertInto('challenge')
    .values({ ...challenge, ...sent })
    .execute()
}

/** While it lives, and only for what it was begun for. */
export function findChallenge(
  tx: Tx,
  tokenHash: string,
  purpose: ChallengeTable['purpose'],
): Promise<FoundChallenge | undefined> {
  return tx
    .selectFrom('challenge')
    .leftJoin('practitioner', 'practitioner.id', 'challenge.practitioner_id')
    .selectAll('challenge')
    .select(['practitioner.email', 'practitioner.two_step_method'])
    .where('challenge.token_hash', '=', tokenHash)
    .where('challenge.purpose', '=', purpose)
    .where('challenge.expires_at', '>', sql<Date>`now()`)
    .where('challenge.tries', '<', mostTries)
    .executeTakeFirst()
}

/** Counts one try, before it is looked at. One statement: of any number at once, five are. */
export async function countTry(tx: Tx, id: string): Promise<boolean> {
  const counted = await tx
    .updateTable('challenge')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .where('tries', '<', mostTries)
    .where('expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
  return counted.numUpdatedRows > 0n
}

/** Uses a challenge up. False where somebody was quicker. */
export async function endChallenge(tx: Tx, id: string): Promise<boolean> {
  const ended = await tx.deleteFrom('challenge').where('id', '=', id).executeTakeFirst()
  return ended.numDeletedRows > 0n
}

export async function endChallenges(tx: Tx, practitionerId: string): Promise<void> {
  await tx.deleteFrom('challenge').where('practitioner_id', '=', practitionerId).execute()
}

/**
 * Puts a new code in the place of the last, and lets the challenge live as long as it; not within a minute of the
 * last, and for an hour in all. One statement: of two requests at once, one gets it.
 */
export async function renewCode(tx: Tx, id: string, code_hash: string, expires_at: Date): Promise<boolean> {
  const renewed = await tx
    .updateTable('challenge')
    .set({ code_hash, code_sent_at: sql<Date>`now()`, expires_at })
    .where('id', '=', id)
    .where('code_sent_at', '<=', sql<Date>`now() - ${MINUTE} * interval '1 second'`)
    .where('created_at', '>', sql<Date>`now() - interval '1 hour'`)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('tries', '<', mostTries)
    .executeTakeFirst()
  return renewed.numUpdatedRows > 0n
}

/** Seconds until a new code may be asked for. */
export function untilNextCode({ code_sent_at }: ChallengeRow): number {
  if (!code_sent_at) return 0
  return Math.max(1, Math.ceil(MINUTE - (Date.now() - code_sent_at.getTime()) / 1000))
}

export async function askForPasskey(tx: Tx, id: string, passkey_challenge: string): Promise<void> {
  await tx.updateTable('challenge').set({ passkey_challenge }).where('id', '=', id).execute()
}
