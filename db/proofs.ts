import { type Insertable, sql } from 'kysely'
import { type Db } from './connect.ts'
import { type ProofTable } from './identity-schema.ts'
import { keepMail, type NewMail } from './mails.ts'

export type NewProof = Pick<
  Insertable<ProofTable>,
  'id' | 'kind' | 'email_hash' | 'token_hash' | 'code_hash' | 'expires_at'
>
type Kind = ProofTable['kind']

/** What somebody shows: the link's token, or the address with the code. */
export type Shown = { token_hash: string } | { email_hash: string; code_hash: string }

/** Whose it is, once; else what is the matter with it. */
export type Proved = { practitionerId: string } | 'wrong' | 'expired'

/** Wrong codes until a proof opens with its link only; and for one address in a day, over all its proofs. */
const mostTries = 5
const mostTriesInDay = 20

/**
 * Keeps a proof and the mail that brings it. For an address that has no account, or none in the right state, the
 * proof is nobody's and no mail goes out: from outside the two look the same. One a minute.
 */
export async function mailProof(db: Db, proof: NewProof, mail: NewMail): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const practitioner = await tx
      .selectFrom('practitioner')
      .select('id')
      .where('email', '=', mail.to_address)
      .where('email_verified', '=', proof.kind === 'reset')
      .executeTakeFirst()
    const isKept = await keepProofUnlessRecent(tx, proof, practitioner?.id ?? null)
    if (isKept && practitioner) await keepMail(tx, mail)
  })
}

/**
 * For use in a transaction: requests for one address wait for each other until its end.
 *
 * @returns Whether it was kept: false when the address got one of this kind within the last minute.
 */
export async function keepProofUnlessRecent(db: Db, proof: NewProof, practitionerId: string | null): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${proof.email_hash}, 0))`.execute(db)
  const recent = await db
    .selectFrom('proof')
    .select('id')
    .where('email_hash', '=', proof.email_hash)
    .where('kind', '=', proof.kind)
    .where('used_at', 'is', null)
    .where('created_at', '>', sql<Date>`now() - interval '1 minute'`)
    .executeTakeFirst()
  if (recent) return false
  await keepProof(db, proof, practitionerId)
  return true
}

export async function keepProof(db: Db, proof: NewProof, practitionerId: string | null): Promise<void> {
  await db
    .insertInto('proof')
    .values({ ...proof, practitioner_id: practitionerId })
    .execute()
}

/** Uses a proof up. Each way is one statement, so that no two can use it and no guess goes uncounted. */
export function prove(db: Db, kind: Kind, shown: Shown): Promise<Proved> {
  return 'token_hash' in shown ? proveByToken(db, kind, shown.token_hash) : proveByCode(db, kind, shown)
}

async function proveByToken(db: Db, kind: Kind, tokenHash: string): Promise<Proved> {
  const used = await db
    .updateTable('proof')
    .set({ used_at: sql<Date>`now()` })
    .where('kind', '=', kind)
    .where('token_hash', '=', tokenHash)
    .where('practitioner_id', 'is not', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning('practitioner_id')
    .executeTakeFirst()
  if (used?.practitioner_id) return { practitionerId: used.practitioner_id }

  const known = await db
    .selectFrom('proof')
    .select('id')
    .where('kind', '=', kind)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return known ? 'expired' : 'wrong'
}

/** Only the newest proof of an address takes a code: more mails do not mean more guesses. */
async function proveByCode(
  db: Db,
  kind: Kind,
  { email_hash, code_hash }: { email_hash: string; code_hash: string },
): Promise<Proved> {
  const tried = await db
    .updateTable('proof')
    .set({
      tries: sql<number>`tries + 1`,
      used_at: sql<Date | null>`case when code_hash = ${code_hash} and practitioner_id is not null then now() end`,
    })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('proof')
        .select('id')
        .where('kind', '=', kind)
        .where('email_hash', '=', email_hash)
        .orderBy('created_at', 'desc')
        .limit(1),
    )
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .where('tries', '<', mostTries)
    .where(
      sql<boolean>`tries + (
        select coalesce(sum(other.tries), 0) from proof other
        where other.kind = ${kind} and other.email_hash = ${email_hash} and other.id <> proof.id
          and other.created_at > now() - interval '1 day'
      ) < ${mostTriesInDay}`,
    )
    .returning(['practitioner_id', 'used_at'])
    .executeTakeFirst()
  if (!tried) return 'expired'
  return tried.used_at && tried.practitioner_id ? { practitionerId: tried.practitioner_id } : 'wrong'
}
