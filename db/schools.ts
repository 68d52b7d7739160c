import { type Tx } from './connect.ts'

/** The name of a school apart from whoever goes there, so that the next practitioner need not type it. */
export async function keepSchool(tx: Tx, name: string): Promise<void> {
  await tx
    .insertInto('school')
    .values({ name })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Every school that was ever named in this portal, in no order. */
export async function listSchools(tx: Tx): Promise<string[]> {
  const rows = await tx.selectFrom('school').select('name').execute()
  return rows.map(({ name }) => name)
}
