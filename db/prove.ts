import { type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type ProofTable, type StoredRegistration } from './identity-schema.ts'

type Kind = ProofTable['kind']

/** What somebody shows: the link's token, or the address with the code. */
export type Shown = { token_hash: string } | { email_hash: string; code_hash: string }

/** Whose it is, once; else what is the matter with it. */
export type Proved = ProvedRow | 'wrong' | 'expired'

export interface ProvedRow {
  id: string
  practitionerId: string
  /** The address that is confirmed by it, where it is a new one. */
  newEmail: string | null
  /** What was registered with it. */
  registration: StoredRegistration | null
}

/** Wrong codes until a proof opens with its link only; and for one address in a day, over all its proofs. */
const mostTries = 5
const mostTriesInDay = 20

/** A proof that was right, and not enough: it may come again with what was wanting. */
export async function releaseProof(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('proof')
    .set({ used_at: null, tries: sql<number>`greatest(tries - 1, 0)` })
    .where('id', '=', id)
    .execute()
}

/**
 * Uses a proof up, and locks the account it is about. Each way is one statement, so that no two can use it and no guess
 * goes uncounted.
 */
export async function prove(tx: Tx, kind: Kind, shown: Shown): Promise<Proved> {
  await lockOwners(tx, kind, shown)
  return 'token_hash' in shown ? proveByToken(tx, kind, shown.token_hash) : proveByCode(tx, kind, shown)
}

/** An account before its proofs, as every change of one does: else the two would wait for each other. */
async function lockOwners(tx: Tx, kind: Kind, shown: Shown): Promise<void> {
  await tx
    .selectFrom('practitioner')
    .select('id')
    .where('id', 'in', (eb) => {
      const ofKind = eb.selectFrom('proof').select('practitioner_id').where('kind', '=', kind)
      return 'token_hash' in shown
        ? ofKind.where('token_hash', '=', shown.token_hash)
        : ofKind.where('email_hash', '=', shown.email_hash)
    })
    .orderBy('id')
    .forUpdate()
    .execute()
}

async function proveByToken(tx: Tx, kind: Kind, tokenHash: string): Promise<Proved> {
  const used = await tx
    .updateTable('proof')
    .set({ used_at: sql<Date>`now()` })
    .where('kind', '=', kind)
    .where('token_hash', '=', tokenHash)
    .where('practitioner_id', 'is not', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', sql<Date>`now()`)
    .returning(['id', 'practitioner_id', 'new_email', 'registration'])
    .executeTakeFirst()
  if (used?.practitioner_id) return provedBy(used, used.practitioner_id)

  const known = await tx
    .selectFrom('proof')
    .select('id')
    .where('kind', '=', kind)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return known ? 'expired' : 'wrong'
}

/** Only the newest proof of an address takes a code: more mails do not mean more guesses. */
async function proveByCode(
  tx: Tx,
  kind: Kind,
  { email_hash, code_hash }: { email_hash: string; code_hash: string },
): Promise<Proved> {
  const tried = await tx
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
    .returning(['id', 'practitioner_id', 'new_email', 'registration', 'used_at'])
    .executeTakeFirst()
  if (!tried) return 'expired'
  return tried.used_at && tried.practitioner_id ? provedBy(tried, tried.practitioner_id) : 'wrong'
}

type Used = Pick<Selectable<ProofTable>, 'id' | 'new_email' | 'registration'>

function provedBy({ id, new_email, registration }: Used, practitionerId: string): ProvedRow {
  return { id, practitionerId, newEmail: new_email, registration }
}
