import { type Passwords } from '../../api/identity/passwords.ts'
import { type Database, type Db } from '../../db/connect.ts'
import { createPortal, type Portal } from './portal.ts'

interface Limited extends Portal {
  /** The same portal without limits, for what a test needs beforehand. */
  free: Portal['app']
  /** How many passwords were hashed or compared so far, or for a piece of work. */
  hashes: () => number
  countHashes: (work: () => Promise<unknown>) => Promise<number>
}

/** A portal with its limits on, whose passwords are counted and cost nothing. */
export function openLimited(db: Db, environment: Readonly<Record<string, string>> = {}): Limited {
  let count = 0
  const passwords: Passwords = {
    hash: (password) => Promise.resolve((count++, `hash of ${password}`)),
    verify: (hashed, password) => Promise.resolve((count++, hashed === `hash of ${password}`)),
  }
  const { app: free } = createPortal(db, environment, { passwords })
  const limited = createPortal(db, { ...environment, RATE_LIMITS: 'on' }, { passwords })
  async function countHashes(work: () => Promise<unknown>) {
    const before = count
    await work()
    return count - before
  }
  return { ...limited, free, hashes: () => count, countHashes }
}

/** Turns the clock on for everything that counts by it. */
export async function letPass(pool: Database['pool'], time: string): Promise<void> {
  await pool.query('update allowance set ends_at = ends_at - $1::interval', [time])
  await pool.query('update proof set created_at = created_at - $1::interval, expires_at = expires_at - $1::interval', [
    time,
  ])
  await pool.query(
    `update challenge set created_at = created_at - $1::interval, code_sent_at = code_sent_at - $1::interval,
      expires_at = expires_at - $1::interval`,
    [time],
  )
}

/** How often each limit was told of as reached. */
export async function countReached(pool: Database['pool'], limit: string): Promise<number> {
  const { rowCount } = await pool.query(
    "select 1 from audit where action = 'limit.reached' and detail ->> 'limit' = $1",
    [limit],
  )
  return rowCount ?? 0
}
