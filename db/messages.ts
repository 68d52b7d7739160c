import { type Selectable, sql } from 'kysely'
import { type Db } from './connect.ts'
import { type MessageTable } from './schema.ts'

export type MessageRow = Selectable<MessageTable>

/** The newest first. */
export function listMessages(db: Db, practitionerId: string): Promise<MessageRow[]> {
  return db
    .selectFrom('message')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute()
}

/** Notes the first reading. Nothing comes back for an unknown id or somebody else's. */
export function markRead(db: Db, practitionerId: string, id: string): Promise<MessageRow | undefined> {
  return db
    .updateTable('message')
    .set({ read_at: sql<Date>`coalesce(read_at, now())` })
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .returningAll()
    .executeTakeFirst()
}
