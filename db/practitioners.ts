import { type Insertable, type Selectable, sql } from 'kysely'
import { type Db } from './connect.ts'
import { type Confirmed, isStillPassword, keepPassword } from './credentials.ts'
import { type PractitionerTable } from './identity-schema.ts'
import { keepMail, type NewMail } from './mails.ts'
import { keepProof, keepProofUnlessRecent, type NewProof, prove, type Proved, type Shown } from './proofs.ts'
import { keepFirstRole, type NewRole } from './roles.ts'
import { endOtherSessions, endSessions } from './sessions.ts'

export type PractitionerRow = Selectable<PractitionerTable>
export type NewPractitioner = Omit<
  Insertable<PractitionerTable>,
  'email_verified' | 'two_factor_enabled' | 'created_at' | 'updated_at'
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
 * Keeps a registration, with the mail that lets it be confirmed. One that was never confirmed gives way to the next
 * under the same address, and what could have confirmed it is void.
 */
export async function keepRegistration(db: Db, registration: Registration): Promise<void> {
  const { practitioner, password, role, proof, welcome, taken } = registration
  await db.transaction().execute(async (tx) => {
    const kept = await keepPractitioner(tx, practitioner)
    if (!kept) {
      if (await keepProofUnlessRecent(tx, proof, null)) await keepMail(tx, taken)
      return
    }
    await tx.updateTable('proof').set({ practitioner_id: null }).where('practitioner_id', '=', kept.id).execute()
    await keepPassword(tx, kept.id, password)
    await keepFirstRole(tx, kept.id, role)
    await keepProof(tx, proof, kept.id)
    await keepMail(tx, welcome)
  })
}

export function getPractitioner(db: Db, id: string): Promise<PractitionerRow> {
  return db.selectFrom('practitioner').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

export async function changePersonalDetails(db: Db, id: string, details: PersonalDetails): Promise<void> {
  await db
    .updateTable('practitioner')
    .set({ ...details, updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

/** Confirms the address, for whoever shows what was mailed to it. */
export async function activate(db: Db, shown: Shown): Promise<Proved> {
  return db.transaction().execute(async (tx) => {
    const proved = await prove(tx, 'activation', shown)
    if (typeof proved === 'object') {
      await tx
        .updateTable('practitioner')
        .set({ email_verified: true, updated_at: sql<Date>`now()` })
        .where('id', '=', proved.practitionerId)
        .execute()
    }
    return proved
  })
}

/** A new password for whoever shows what was mailed. Everything begun with the old one ends. */
export async function resetPassword(db: Db, shown: Shown, password: string, mailTo: (email: string) => NewMail) {
  return db.transaction().execute(async (tx): Promise<Proved> => {
    const proved = await prove(tx, 'reset', shown)
    if (typeof proved === 'string') return proved

    const { practitionerId } = proved
    await keepPassword(tx, practitionerId, password)
    await endSessions(tx, practitionerId)
    await voidOldPassword(tx, practitionerId)
    const { email } = await getPractitioner(tx, practitionerId)
    await keepMail(tx, mailTo(email))
    return proved
  })
}

interface NewPassword {
  /** Hashed. */
  password: string
  /** The session that asked for it, and that stays. */
  sessionId: string
  mail: NewMail
}

/**
 * A new password for whoever knew the old one. Everything else begun with that one ends.
 *
 * @returns Whether it was kept: false when the old one was replaced by another meanwhile.
 */
export async function replacePassword(
  db: Db,
  confirmed: Confirmed,
  { password, sessionId, mail }: NewPassword,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await isStillPassword(tx, confirmed))) return false

    const { practitionerId } = confirmed
    await keepPassword(tx, practitionerId, password)
    await endOtherSessions(tx, practitionerId, sessionId)
    await voidOldPassword(tx, practitionerId)
    await keepMail(tx, mail)
    return true
  })
}

/** @returns Whether it was kept: false when the password was replaced by another meanwhile. */
export async function replaceSecretQuestion(
  db: Db,
  confirmed: Confirmed,
  secret: { secret_question: string; secret_answer: string },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    if (!(await isStillPassword(tx, confirmed))) return false

    await tx
      .updateTable('practitioner')
      .set({ ...secret, updated_at: sql<Date>`now()` })
      .where('id', '=', confirmed.practitionerId)
      .execute()
    return true
  })
}

/** From the next sign-in on a code is asked for; so everyone who is signed in must sign in again. */
export async function turnOnTwoStep(db: Db, practitionerId: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable('practitioner')
      .set({ two_factor_enabled: true, updated_at: sql<Date>`now()` })
      .where('id', '=', practitionerId)
      .execute()
    // The library counts wrong codes in this row; a secret belongs to authenticator apps, and there is none.
    await tx
      .insertInto('two_factor')
      .values({
        id: crypto.randomUUID(),
        practitioner_id: practitionerId,
        secret: '',
        backup_codes: '',
        verified: false,
      })
      .onConflict((conflict) => conflict.column('practitioner_id').doNothing())
      .execute()
    await endSessions(tx, practitionerId)
  })
}

/** Waits for a code that began with the old password end, and what was mailed to replace it is good no longer. */
async function voidOldPassword(db: Db, practitionerId: string): Promise<void> {
  await db.deleteFrom('verification').where('value', '=', practitionerId).execute()
  await db
    .updateTable('proof')
    .set({ practitioner_id: null })
    .where('practitioner_id', '=', practitionerId)
    .where('kind', '=', 'reset')
    .execute()
}

/** Nothing when the address has an active account. */
function keepPractitioner(db: Db, practitioner: NewPractitioner): Promise<{ id: string } | undefined> {
  const { id, ...details } = practitioner
  return db
    .insertInto('practitioner')
    .values({ id, ...details })
    .onConflict((conflict) =>
      conflict
        .column('email')
        .doUpdateSet({ ...details, updated_at: sql<Date>`now()` })
        .where('practitioner.email_verified', '=', false),
    )
    .returning('id')
    .executeTakeFirst()
}
