import { type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type MessageTable } from './schema.ts'

export type MessageRow = Selectable<MessageTable>

/** The newest first. */
export function listMessages(tx: Tx, practitionerId: string): Promise<MessageRow[]> {
  return tx
    .selectFrom('message')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Notes the first reading. Nothing comes back for an unknown id or somebody else's. */
export function markRead(tx: Tx, practitionerId: string, id: string): Promise<MessageRow | undefined> {
  return tx
    .updateTable('message')
    .set({ read_at: sql<Date>`coalesce(read_at, now())` })
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .returningAll()
    .executeTakeFirst()
}

/** What a practitioner is told of their own account. */
export async function keepNotice(
  tx: Tx,
  practitionerId: string,
  notice: { subject: string; text: string },
): Promise<void> {
  await tx
    .insertInto('message')
    .values({ ...notice, id: crypto.randomUUID(), practitioner_id: practitionerId })
    .execute()
}
