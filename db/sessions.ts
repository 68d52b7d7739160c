import { sql } from 'kysely'
import { type Db } from './connect.ts'

/** Notes that a session was used just now. */
export async function touchSession(db: Db, id: string): Promise<void> {
  await db
    .updateTable('session')
    .set({ updated_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('token', '=', token).execute()
}

/** Ends every session of a practitioner. */
export async function endSessions(db: Db, practitionerId: string): Promise<void> {
  await db.deleteFrom('session').where('practitioner_id', '=', practitionerId).execute()
}

export async function endOtherSessions(db: Db, practitionerId: string, keptId: string): Promise<void> {
  await db.deleteFrom('session').where('practitioner_id', '=', practitionerId).where('id', '!=', keptId).execute()
}
