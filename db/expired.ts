import { sql } from 'kysely'
import { type Tx } from './connect.ts'

/**
 * Clears away what is over and counts for nothing any more. Wrong tries of a proof count for a day; somebody who
 * registers and never confirms it may begin again after a week, as if for the first time.
 */
export async function forgetExpired(tx: Tx): Promise<void> {
  const now = sql<Date>`now()`
  await tx.deleteFrom('session').where('expires_at', '<', now).execute()
  await tx.deleteFrom('challenge').where('expires_at', '<', now).execute()
  await tx.deleteFrom('allowance').where('ends_at', '<', now).execute()
  await tx
    .deleteFrom('proof')
    .where('expires_at', '<', now)
    .where('created_at', '<', sql<Date>`now() - interval '1 day'`)
    .execute()
  await tx
    .deleteFrom('practitioner')
    .where('email_verified', '=', false)
    .where('updated_at', '<', sql<Date>`now() - interval '7 days'`)
    .execute()
  await tx
    .deleteFrom('mail')
    .where('expires_at', '<', now)
    .where('created_at', '<', sql<Date>`now() - interval '7 days'`)
    .execute()
}
