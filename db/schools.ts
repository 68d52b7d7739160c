import { type Db } from './connect.ts'

/** Every school that a person of this portal goes to, in no order. */
export async function listSchools(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('person').select('school').distinct().execute()
  return rows.map(({ school }) => school)
}
