import { type Database } from '../../db/connect.ts'

/** Everything the database holds, as text. */
export async function dump(pool: Database['pool']): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  const tables: string[] = []
  for (const { name } of rows) {
    const { rows: found } = await pool.query<{ text: string }>(`select "${name}"::text as text from "${name}"`)
    tables.push(...found.map(({ text }) => `${name} ${text}`))
  }
  return tables.join('\n')
}
