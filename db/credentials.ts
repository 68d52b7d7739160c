import { sql } from 'kysely'
import { type Db } from './connect.ts'

/** Whose password was right just now, and the hash that says so. */
export interface Confirmed {
  practitionerId: string
  password: string
}

export async function findPassword(db: Db, practitionerId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('credential')
    .select('password')
    .where('practitioner_id', '=', practitionerId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst()
  return found?.password ?? undefined
}

/** Whether no other password has come since. For use in a transaction: none does until its end. */
export async function isStillPassword(db: Db, { practitionerId, password }: Confirmed): Promise<boolean> {
  const found = await db
    .selectFrom('credential')
    .select('id')
    .where('practitioner_id', '=', practitionerId)
    .where('password', '=', password)
    .forUpdate()
    .executeTakeFirst()
  return found !== undefined
}

export async function keepPassword(db: Db, practitionerId: string, password: string): Promise<void> {
  await db
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
