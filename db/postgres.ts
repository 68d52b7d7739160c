import pg from 'pg'

/** Opens the PostgreSQL server that `databaseUrl` names. Several processes may share it. */
export async function openPostgres(databaseUrl: string) {
  let pool: pg.Pool
  let version: number
  try {
    pool = new pg.Pool({
      connectionString: databaseUrl,
      connectionTimeoutMillis: 5000,
      keepAlive: true,
      // A transaction whose server process has stopped half-way must not hold its locks.
      idle_in_transaction_session_timeout: 60_000,
    })
    pool.on('error', () => {}) // a connection broke while idle: the pool has dropped it and opens another
    const { rows } = await pool.query<{ server_version_num: string }>('show server_version_num')
    version = Number(rows[0]?.server_version_num)
  } catch (error) {
    throw new Error(`DATABASE_URL: the database cannot be reached: ${reason(error)}`, { cause: error })
  }
  if (version < 150_000) {
    await pool.end()
    throw new Error(`DATABASE_URL: PostgreSQL 15 or newer is needed, this is ${Math.floor(version / 10_000)}`)
  }
  return { pool, close: () => pool.end() }
}

/** A refused connection to a name with several addresses has no message, only a code. */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.message) return error.message
  return 'code' in error ? String(error.code) : error.name
}
