import { type Database } from '../../db/connect.ts'

/** What every table holds, as one hash each: two that are the same hold the same rows. */
export async function hashTables(pool: Database['pool'], except: readonly string[]): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string }>(
    'select tablename as name from pg_tables where schemaname = current_schema() and tablename <> all ($1) order by 1',
    [except],
  )
  const hashes: Record<string, string> = {}
  for (const { name } of tables) {
    const { rows } = await pool.query<{ hash: string | null }>(
      `select md5(string_agg(t::text, '' order by t::text)) as hash from "${name}" t`,
    )
    hashes[name] = rows[0]?.hash ?? 'empty'
  }
  return hashes
}
