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
  return () => timers.forEach((timer) => clearInterval(timer))
}

function repeat(pool: pg.Pool, statement: string, interval: number): NodeJS.Timeout {
  const run = () =>
    pool.query(statement).catch((error: Error) => console.error(`The database's ${statement} failed: ${error.message}`))
  return setInterval(run, interval).unref()
}
