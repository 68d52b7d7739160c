import { sql } from 'kysely'
import { type Db } from './connect.ts'

export async function isReady(db: Db): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  )
}
