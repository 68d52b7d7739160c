import { type Insertable, type Selectable } from 'kysely'
import { type Db } from './connect.ts'
import { type RoleTable } from './identity-schema.ts'

export type RoleRow = Selectable<RoleTable>
export type NewRole = Omit<Insertable<RoleTable>, 'id' | 'practitioner_id' | 'position' | 'created_at' | 'updated_at'>

/** The role somebody registers with. It stands for those of an earlier registration, never confirmed. */
export async function keepFirstRole(db: Db, practitionerId: string, role: NewRole): Promise<void> {
  await db.deleteFrom('role').where('practitioner_id', '=', practitionerId).execute()
  await db
    .insertInto('role')
    .values({ ...role, id: crypto.randomUUID(), practitioner_id: practitionerId, position: 0 })
    .execute()
}

export function listRoles(db: Db, practitionerId: string): Promise<RoleRow[]> {
  return db
    .selectFrom('role')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('position')
    .orderBy('created_at')
    .execute()
}

/** The work addresses that confirmed practitioners have given at a postcode, each once. */
export async function listAddresses(db: Db, postcode: string): Promise<RoleRow['address'][]> {
  const rows = await db
    .selectFrom('role')
    .innerJoin('practitioner', 'practitioner.id', 'role.practitioner_id')
    .select('role.address')
    .distinct()
    .where('role.postcode', '=', postcode)
    .where('practitioner.email_verified', '=', true)
    .limit(50)
    .execute()
  return rows.map(({ address }) => address)
}
