import { sql } from 'kysely'
import { type Tx } from './connect.ts'

/** How often something may be done. Times in seconds. */
export interface Limit {
  most: number
  within: number
  /** How long nothing is taken at least once more than `most` was asked for; until `within` is over when absent. */
  pause?: number
}

export interface Taken {
  /** Seconds until it is worth asking again; none when it was taken. */
  wait: number
  /** Whether this was the first that was refused. */
  isFirstRefused: boolean
}

/**
 * Takes one of what is allowed under a key, before the deed: whatever is tried at once is counted one by one, in one
 * statement, and none slips through between a look and a count.
 */
export async function takeAllowance(tx: Tx, key: string, { most, within, pause = 0 }: Limit): Promise<Taken> {
  const end = (seconds: number) => sql<Date>`now() + ${seconds} * interval '1 second'`
  const { used, wait } = await tx
    .insertInto('allowance')
    .values({ key, used: 1, ends_at: end(within) })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        used: sql<number>`case when allowance.ends_at <= now() then 1 else least(allowance.used + 1, ${most + 2}) end`,
        ends_at: sql<Date>`case
          when allowance.ends_at <= now() then ${end(within)}
          when allowance.used = ${most} then greatest(allowance.ends_at, ${end(pause)})
          else allowance.ends_at end`,
      }),
    )
    .returning(['used', sql<number>`ceil(extract(epoch from ends_at - now()))::int`.as('wait')])
    .executeTakeFirstOrThrow()
  return { wait: used > most ? Math.max(1, wait) : 0, isFirstRefused: used === most + 1 }
}

/** One that was taken and does not count after all. */
export async function giveBackAllowance(tx: Tx, key: string): Promise<void> {
  await tx
    .updateTable('allowance')
    .set({ used: sql<number>`greatest(used - 1, 0)` })
    .where('key', '=', key)
    .execute()
}

/** Begins anew. */
export async function forgetAllowance(tx: Tx, key: string): Promise<void> {
  await tx.deleteFrom('allowance').where('key', '=', key).execute()
}
