import { type Insertable, type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type PasskeyTable, type RecoveryCodeTable } from './identity-schema.ts'

export type PasskeyRow = Selectable<PasskeyTable>
export type NewPasskey = Omit<Insertable<PasskeyTable>, 'used_at' | 'created_at'>
export type RecoveryCodeRow = Selectable<RecoveryCodeTable>

/** Sealed. */
export interface AppSecrets {
  secret: string | null
  next: string | null
}

/** What an account has beside password and mailbox. */
export interface Factors {
  hasApp: boolean
  hasPasskey: boolean
  recoveryCodes: number
}

export async function findFactors(tx: Tx, practitionerId: string): Promise<Factors> {
  const { app, passkeys, codes } = await tx
    .selectNoFrom((eb) => [
      eb
        .selectFrom('authenticator_app')
        .select(eb.fn.countAll<string>().as('n'))
        .where('practitioner_id', '=', practitionerId)
        .where('secret', 'is not', null)
        .as('app'),
      eb
        .selectFrom('passkey')
        .select(eb.fn.countAll<string>().as('n'))
        .where('practitioner_id', '=', practitionerId)
        .as('passkeys'),
      eb
        .selectFrom('recovery_code')
        .select(eb.fn.countAll<string>().as('n'))
        .where('practitioner_id', '=', practitionerId)
        .where('used_at', 'is', null)
        .as('codes'),
    ])
    .executeTakeFirstOrThrow()
  return { hasApp: Number(app) > 0, hasPasskey: Number(passkeys) > 0, recoveryCodes: Number(codes) }
}

/** A secret that does not count before a code of it came. One that counts already does so until then. */
export async function keepNextAppSecret(tx: Tx, practitionerId: string, next_secret: string): Promise<void> {
  await tx
    .insertInto('authenticator_app')
    .values({ practitioner_id: practitionerId, next_secret })
    .onConflict((conflict) => conflict.column('practitioner_id').doUpdateSet({ next_secret }))
    .execute()
}

export async function findAppSecrets(tx: Tx, practitionerId: string): Promise<AppSecrets> {
  const found = await tx
    .selectFrom('authenticator_app')
    .select(['secret', 'next_secret as next'])
    .where('practitioner_id', '=', practitionerId)
    .executeTakeFirst()
  return found ?? { secret: null, next: null }
}

/** Takes the code of one 30 seconds, and none of them or before them ever after. False where it is too late. */
export async function takeAppStep(tx: Tx, practitionerId: string, secret: string, step: number): Promise<boolean> {
  const taken = await tx
    .updateTable('authenticator_app')
    .set({ last_step: step })
    .where('practitioner_id', '=', practitionerId)
    .where('secret', '=', secret)
    .where((eb) => eb.or([eb('last_step', 'is', null), eb('last_step', '<', String(step))]))
    .executeTakeFirst()
  return taken.numUpdatedRows > 0n
}

/** From now on the next secret is the one that counts. */
export async function confirmApp(tx: Tx, practitionerId: string, secret: string, step: number): Promise<boolean> {
  const confirmed = await tx
    .updateTable('authenticator_app')
    .set({ secret, next_secret: null, last_step: step })
    .where('practitioner_id', '=', practitionerId)
    .where('next_secret', '=', secret)
    .executeTakeFirst()
  return confirmed.numUpdatedRows > 0n
}

export async function removeApp(tx: Tx, practitionerId: string): Promise<void> {
  await tx.deleteFrom('authenticator_app').where('practitioner_id', '=', practitionerId).execute()
}

/** False where the credential is known already. */
export async function keepPasskey(tx: Tx, passkey: NewPasskey): Promise<boolean> {
  const kept = await tx
    .insertInto('passkey')
    .values(passkey)
    .onConflict((conflict) => conflict.column('credential_id').doNothing())
    .executeTakeFirst()
  return (kept.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export function listPasskeys(tx: Tx, practitionerId: string): Promise<PasskeyRow[]> {
  return tx
    .selectFrom('passkey')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

export function findPasskey(tx: Tx, credentialId: string): Promise<PasskeyRow | undefined> {
  return tx.selectFrom('passkey').selectAll().where('credential_id', '=', credentialId).executeTakeFirst()
}

/** False where it was removed meanwhile. */
export async function usePasskey(tx: Tx, id: string, counter: number): Promise<boolean> {
  const used = await tx
    .updateTable('passkey')
    .set({ counter, used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

export async function removePasskey(tx: Tx, practitionerId: string, id: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .executeTakeFirst()
  return removed.numDeletedRows > 0n
}

/** In the place of all there were. */
export async function keepRecoveryCodes(
  tx: Tx,
  practitionerId: string,
  codes: readonly { lookup: string; hash: string }[],
): Promise<void> {
  await tx.deleteFrom('recovery_code').where('practitioner_id', '=', practitionerId).execute()
  const rows = codes.map((code) => ({ ...code, id: crypto.randomUUID(), practitioner_id: practitionerId }))
  await tx.insertInto('recovery_code').values(rows).execute()
}

/** While it has not been used. */
export function findRecoveryCode(tx: Tx, practitionerId: string, lookup: string): Promise<RecoveryCodeRow | undefined> {
  return tx
    .selectFrom('recovery_code')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .where('lookup', '=', lookup)
    .where('used_at', 'is', null)
    .executeTakeFirst()
}

/** False where it was used meanwhile. */
export async function useRecoveryCode(tx: Tx, id: string): Promise<boolean> {
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return used.numUpdatedRows > 0n
}

/** Leaves an account with its mailbox alone. */
export async function removeFactors(tx: Tx, practitionerId: string): Promise<void> {
  await removeApp(tx, practitionerId)
  await tx.deleteFrom('passkey').where('practitioner_id', '=', practitionerId).execute()
  await tx.deleteFrom('recovery_code').where('practitioner_id', '=', practitionerId).execute()
}
