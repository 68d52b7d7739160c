import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { type Tx } from './connect.ts'
import { keepPassword } from './credentials.ts'
import { type PractitionerTable, type StoredRegistration } from './identity-schema.ts'
import { keepMail, keepNoMail, type NewMail } from './mails.ts'
import { hasRecentProof, keepProof, type MayMail, type NewProof } from './proofs.ts'
import { keepFirstRole, type NewRole } from './roles.ts'

export type PractitionerRow = Selectable<PractitionerTable>
export type NewPractitioner = Pick<
  Insertable<PractitionerTable>,
  'id' | 'email' | 'title' | 'forename' | 'surname' | 'gender' | 'secret_question' | 'secret_answer'
>
export type PersonalDetails = Pick<NewPractitioner, 'title' | 'forename' | 'surname' | 'gender'>

export interface Registration {
  practitioner: NewPractitioner
  /** Hashed. */
  password: string
  role: NewRole
  proof: NewProof
  welcome: NewMail
  /** For an address that has an active account already. */
  taken: NewMail
}

/**
 * Keeps a registration, with the mail that lets it be confirmed. Several may wait under one address: that one counts
 * whose mail is answered, and whoever registers somebody else's address gains nothing by it. For an address that has an
 * account the same is done for somebody who is gone again at the end, so that it takes as long.
 *
 * @returns Whose account it is; nothing for an address that has one already.
 */
export async function keepRegistration(
  tx: Tx,
  registration: Registration,
  mayMail: MayMail,
): Promise<string | undefined> {
  const { practitioner, password, role, proof, welcome, taken } = registration
  const isTaken = (await findPractitioner(tx, practitioner.email))?.email_verified ?? false
  const email = isTaken ? practitioner.id : practitioner.email
  const { id } = await keepPractitioner(tx, { ...practitioner, email })
  await keepPassword(tx, id, password)
  await keepFirstRole(tx, id, role)
  const isRecent = await hasRecentProof(tx, proof)
  await keepProof(tx, proof, isTaken ? null : id)
  if (await mayMail(true)) {
    if (isTaken) await (isRecent ? keepNoMail : keepMail)(tx, taken)
    else await keepMail(tx, welcome)
  }
  await tx.deleteFrom('practitioner').where('email', '=', practitioner.id).execute()
  return isTaken ? undefined : id
}

/**
 * What was registered with the mail that was answered is the account from now on; every other is void. False where
 * another was answered first.
 */
export async function confirmRegistration(
  tx: Tx,
  id: string,
  { details, password, role }: StoredRegistration,
): Promise<boolean> {
  const confirmed = await tx
    .updateTable('practitioner')
    .set({ ...details, email_verified: true, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('email_verified', '=', false)
    .executeTakeFirst()
  if (confirmed.numUpdatedRows === 0n) return false

  await keepPassword(tx, id, password)
  await keepFirstRole(tx, id, { ...role, address: JSON.stringify(role.address) })
  await tx
    .updateTable('proof')
    .set({ practitioner_id: null, registration: null })
    .where('practitioner_id', '=', id)
    .execute()
  return true
}

export function getPractitioner(tx: Tx, id: string): Promise<PractitionerRow> {
  return tx.selectFrom('practitioner').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function changePersonalDetails(tx: Tx, id: string, details: PersonalDetails): Promise<void> {
  await tx
    .updateTable('practitioner')
    .set({ ...details, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

/** An account as whoever signs in meets it. */
export interface FoundAccount {
  id: string
  email_verified: boolean
  two_step_method: PractitionerRow['two_step_method']
  suspended_at: Date | null
  /** Hashed. */
  password: string | null
}

export function findAccount(tx: Tx, email: string): Promise<FoundAccount | undefined> {
  return tx
    .selectFrom('practitioner')
    .innerJoin('credential', 'credential.practitioner_id', 'practitioner.id')
    .select(['practitioner.id', 'email_verified', 'two_step_method', 'suspended_at', 'password'])
    .where('email', '=', email)
    .executeTakeFirst()
}

/** The same to whoever asks at the same time: they wait until the end of the transaction. */
export function lockPractitioner(tx: Tx, id: string): Promise<PractitionerRow> {
  return tx.selectFrom('practitioner').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow()
}

export function findPractitioner(tx: Tx, email: string): Promise<PractitionerRow | undefined> {
  return tx.selectFrom('practitioner').selectAll().where('email', '=', email).executeTakeFirst()
}

type Standing = Pick<
  Updateable<PractitionerTable>,
  | 'email_verified'
  | 'two_step_method'
  | 'access_role'
  | 'restricted_until'
  | 'suspended_at'
  | 'secret_question'
  | 'secret_answer'
>

/** Changes how an account stands. */
export async function changeStanding(tx: Tx, id: string, standing: Standing): Promise<void> {
  await tx
    .updateTable('practitioner')
    .set({ ...standing, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

/** Another address, while nobody else has it. The one before is told of what happens for a while. */
export async function changeEmail(tx: Tx, id: string, email: string): Promise<boolean> {
  const isTaken = await findPractitioner(tx, email)
  if (isTaken) return false
  await tx
    .updateTable('practitioner')
    .set({ email, former_email: sql<string>`email`, email_changed_at: sql<Date>`now()`, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
  return true
}

/** @throws Error when the address has got an active account just now. */
function keepPractitioner(tx: Tx, practitioner: NewPractitioner): Promise<{ id: string }> {
  const { id, ...details } = practitioner
  return tx
    .insertInto('practitioner')
    .values({ id, ...details })
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({ ...details, updated_at: sql<Date>`now()` })
        .where('practitioner.email_verified', '=', false),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
}
