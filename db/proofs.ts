import { type Insertable, type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type ProofTable, type StoredRegistration } from './identity-schema.ts'
import { keepMail, keepNoMail, type NewMail } from './mails.ts'

export type NewProof = Pick<
  Insertable<ProofTable>,
  'id' | 'kind' | 'email_hash' | 'token_hash' | 'code_hash' | 'new_email' | 'expires_at'
>
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

/** Whether an address may be sent another mail of one kind; asked, too, for what goes out to nobody. */
export type MayMail = (goesOut: boolean) => Promise<boolean>

/**
 * Keeps a proof and the mail that brings it. For an address that has no account, or none in the right state, the
 * proof is nobody's and no mail goes out: from outside the two look the same. One a minute.
 */
export async function mailProof(tx: Tx, proof: NewProof, mail: NewMail, mayMail: MayMail): Promise<void> {
  const practitioner = await tx
    .selectFrom('practitioner')
    .select('id')
    .where('email', '=', mail.to_address)
    .where('email_verified', '=', proof.kind === 'reset')
    .executeTakeFirst()
  const mayThis = () => mayMail(practitioner !== undefined)
  if (!(await keepProofUnlessRecent(tx, proof, practitioner?.id ?? null, mayThis))) return
  await (practitioner ? keepMail : keepNoMail)(tx, mail)
}

/**
 * Keeps a proof for a mail. One that is not sent is not kept either: it would take the place of the code that somebody
 * has in their hand.
 *
 * @returns Whether it was kept: false when the address got one of this kind within the last minute, or may not now.
 */
export async function keepProofUnlessRecent(
  tx: Tx,
  proof: NewProof,
  practitionerId: string | null,
  mayMail: () => Promise<boolean>,
): Promise<boolean> {
  if ((await hasRecentProof(tx, proof)) || !(await mayMail())) return false
  await keepProof(tx, proof, practitionerId)
  return true
}

/** Requests for one address wait for each other here until the end of the transaction. */
export async function hasRecentProof(tx: Tx, proof: NewProof): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${proof.email_hash}, 0))`.execute(tx)
  const recent = await tx
    .selectFrom('proof')
    .select('id')
    .where('email_hash', '=', proof.email_hash)
    .where('kind', '=', proof.kind)
    .where('used_at', 'is', null)
    .where('created_at', '>', sql<Date>`now() - interval '1 minute'`)
    .executeTakeFirst()
  return recent !== undefined
}

/** An activation with what is registered now: a later registration under the same address is none of its. */
export async function keepProof(tx: Tx, proof: NewProof, practitionerId: string | null): Promise<void> {
  await tx
    .insertInto('proof')
    .values({ ...proof, practitioner_id: practitionerId, registration: registrationOf(proof.kind, practitionerId) })
    .execute()
}

/** Nothing but for an activation of an account that waits for it. */
function registrationOf(kind: Kind, practitionerId: string | null) {
  return sql<string | null>`(
    select jsonb_build_object(
      'details', jsonb_build_object(
        'title', title, 'forename', forename, 'surname', surname, 'gender', gender,
        'secret_question', secret_question, 'secret_answer', secret_answer
      ),
      'password', password,
      'role', jsonb_build_object(
        'professional_role', professional_role, 'organisation_name', organisation_name, 'address', address,
        'postcode', postcode, 'work_phone', work_phone, 'mobile_number', mobile_number
      )
    )
    from practitioner
    join credential on credential.practitioner_id = practitioner.id
    join role on role.practitioner_id = practitioner.id
    where practitioner.id = ${practitionerId} and not email_verified and ${kind} = 'activation'
    limit 1
  )`
}

/** What somebody asked for last is what counts: earlier proofs of the kind are good no longer. */
export async function voidEarlierProofs(tx: Tx, { id, kind }: NewProof, practitionerId: string): Promise<void> {
  await tx
    .updateTable('proof')
    .set({ practitioner_id: null })
    .where('practitioner_id', '=', practitionerId)
    .where('kind', '=', kind)
    .where('id', '!=', id)
    .execute()
}

/** A proof that was right, and not enough: it may come again with what was wanting. */
export async function releaseProof(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('proof')
    .set({ used_at: null, tries: sql<number>`greatest(tries - 1, 0)` })
    .where('id', '=', id)
    .execute()
}

/** Uses a proof up. Each way is one statement, so that no two can use it and no guess goes uncounted. */
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
