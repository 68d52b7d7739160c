import { sql } from 'kysely'
import { type Db } from './connect.ts'

/**
 * A challenge is the wait for a code between password and session. The identity library keeps it as a row of
 * `verification` whose value is the practitioner's id, and the code as another, `2fa-otp-<identifier>`, whose value
 * ends in the number of wrong tries. It does not look at the first row's end; these statements do.
 */
export interface Challenge {
  identifier: string
  email: string
  expires_at: Date
  /** After too many wrong codes over several challenges none is taken until then. */
  locked_until: Date | null
}

export function findChallenge(db: Db, identifier: string): Promise<Challenge | undefined> {
  return db
    .selectFrom('verification')
    .innerJoin('practitioner', (join) => join.on(sql<boolean>`practitioner.id::text = verification.value`))
    .leftJoin('two_factor', 'two_factor.practitioner_id', 'practitioner.id')
    .select(['verification.identifier', 'practitioner.email', 'verification.expires_at', 'two_factor.locked_until'])
    .where('verification.identifier', '=', identifier)
    .where('verification.expires_at', '>', sql<Date>`now()`)
    .executeTakeFirst()
}

export async function endChallenge(db: Db, identifier: string): Promise<void> {
  await db.deleteFrom('verification').where('identifier', '=', identifier).execute()
}

/**
 * Lets a challenge live for another `life` seconds from now, unless that was done within the last minute, and for
 * an hour in all. One statement: of two requests at once, one gets it.
 */
export async function extendChallenge(db: Db, identifier: string, life: number): Promise<boolean> {
  const extended = await db
    .updateTable('verification')
    .set({ expires_at: sql<Date>`now() + ${life} * interval '1 second'` })
    .where('identifier', '=', identifier)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('expires_at', '<=', sql<Date>`now() + ${life - 60} * interval '1 second'`)
    .where('created_at', '>', sql<Date>`now() - interval '1 hour'`)
    .executeTakeFirst()
  return extended.numUpdatedRows > 0n
}

/** Ends a challenge whose code has had all its wrong tries. */
export async function endSpentChallenge(db: Db, identifier: string, mostTries: number): Promise<void> {
  await db
    .deleteFrom('verification')
    .where('identifier', '=', identifier)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('verification as code')
          .select('code.id')
          .where('code.identifier', '=', `2fa-otp-${identifier}`)
          .where('code.value', 'like', `%:${mostTries}`),
      ),
    )
    .execute()
}
