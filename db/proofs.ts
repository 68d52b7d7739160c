import { type Insertable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type ProofTable } from './identity-schema.ts'
import { keepMail, keepNoMail, type NewMail } from './mails.ts'

export type NewProof = Pick<
  Insertable<ProofTable>,
  'id' | 'kind' | 'email_hash' | 'token_hash' | 'code_hash' | 'new_email' | 'expires_at'
>
type Kind = ProofTable['kind']

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
