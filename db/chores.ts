import type pg from 'pg'

const MINUTE = 60_000

/**
 * What a PostgreSQL server does in the background and the embedded one never does: without it the log grows for
 * ever and dead rows stay. The log is cut often, so that it stays small and a start after a crash stays short.
 *
 * @returns What stops it.
 */
export function startChores(pool: pg.Pool): () => void {
  const timers = [repeat(pool, 'checkpoint', MINUTE), repeat(pool, 'vacuum (analyze)', 30 * MINUTE)]
  return () => timers.forEach(clearInterval)
}

function repeat(pool: pg.Pool, statement: string, interval: number): NodeJS.Timeout {
  return setInterval(() => void run(pool, statement), interval).unref()
}

/** A failure is for whoever runs the server to see; the next time comes anyway. */
async function run(pool: pg.Pool, statement: string): Promise<void> {
  try {
    await pool.query(statement)
  } catch (error) {
    console.error(`The database's ${statement} failed:`, error)
  }
}
