import { sql } from 'kysely'
import { endChallenges } from './challenges.ts'
import { type Tx } from './connect.ts'

/** Whose password was right just now, and the hash that says so. */
export interface Confirmed {
  practitionerId: string
  password: string
}

export async function findPassword(tx: Tx, practitionerId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom('credential')
    .select('password')
    .where('practitioner_id', '=', practitionerId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return found?.password ?? undefined
}

/** Whether no other password has come since. None does until the end of the transaction. */
export async function isStillPassword(tx: Tx, { practitionerId, password }: Confirmed): Promise<boolean> {
  const found = await tx
    .selectFrom('credential')
    .select('id')
    .where('practitioner_id', '=', practitionerId)
    .where('password', '=', password)
    .forUpdate()
    .executeTakeFirst()
  return found !== undefined
}

export async function keepPassword(tx: Tx, practitionerId: string, password: string): Promise<void> {
  await tx
    .insertInto('credential')
    .values({
      id: crypto.randomUUID(),
      practitioner_id: practitionerId,
      provider_id: 'credential',
      account_id: practitionerId,
      password,
    })
    .onConflict((conflict) =>
      conflict.columns(['practitioner_id', 'provider_id']).doUpdateSet({ password, updated_at: sql<Date>`now()` }),
    )
    .execute()
}

/** What was begun or mailed before is good no longer: the wait for a second step, a reset, another address. */
export async function voidPending(tx: Tx, practitionerId: string): Promise<void> {
  await endChallenges(tx, practitionerId)
  await tx
    .updateTable('proof')
    .set({ practitioner_id: null })
    .where('practitioner_id', '=', practitionerId)
    .where('kind', '!=', 'activation')
    .execute()
}
