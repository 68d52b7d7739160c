import { type Insertable, type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type RoleTable } from './identity-schema.ts'

export type RoleRow = Selectable<RoleTable>
export type NewRole = Omit<
  Insertable<RoleTable>,
  'id' | 'practitioner_id' | 'position' | 'removed_at' | 'created_at' | 'updated_at'
>

/** The role somebody registers with. It stands for those of an earlier registration, never confirmed. */
export async function keepFirstRole(tx: Tx, practitionerId: string, role: NewRole): Promise<void> {
  await tx.deleteFrom('role').where('practitioner_id', '=', practitionerId).execute()
  await tx
    .insertInto('role')
    .values({ ...role, id: crypto.randomUUID(), practitioner_id: practitionerId, position: 0 })
    .execute()
}

/** Those they hold, the default first. */
export function listRoles(tx: Tx, practitionerId: string): Promise<RoleRow[]> {
  return tx
    .selectFrom('role')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('created_at')
    .execute()
}

export async function findRole(tx: Tx, practitionerId: string, id: string): Promise<RoleRow | undefined> {
  const roles = await listRoles(tx, practitionerId)
  return roles.find((role) => role.id === id)
}

/** A new role, the last in the list, or other details of one they hold. False where it is not theirs. */
export async function keepRole(tx: Tx, practitionerId: string, id: string, role: NewRole): Promise<boolean> {
  return changingRoles(tx, practitionerId, async (roles) => {
    const position = Math.max(-1, ...roles.map((held) => held.position)) + 1
    const kept = await tx
      .insertInto('role')
      .values({ ...role, id, practitioner_id: practitionerId, position })
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet({ ...role, updated_at: sql<Date>`now()` })
          .where('role.practitioner_id', '=', practitionerId)
          .where('role.removed_at', 'is', null),
      )
      .returning('id')
      .executeTakeFirst()
    return kept !== undefined
  })
}

/** From now on it comes first. False where it is not theirs. */
export async function makeDefaultRole(tx: Tx, practitionerId: string, id: string): Promise<boolean> {
  return changingRoles(tx, practitionerId, async ([first, ...others]) => {
    if (first?.id === id) return true
    if (!first || !others.some((role) => role.id === id)) return false
    await tx
      .updateTable('role')
      .set({ position: first.position - 1, updated_at: sql<Date>`now()` })
      .where('id', '=', id)
      .execute()
    return true
  })
}

/** Never the last. Once removed it stays so, however often that is asked. */
export async function removeRole(tx: Tx, practitionerId: string, id: string) {
  return changingRoles(tx, practitionerId, async (roles) => {
    if (roles.length === 1 && roles[0]?.id === id) return 'last-role'
    const removed = await tx
      .updateTable('role')
      .set({ removed_at: sql<Date>`coalesce(removed_at, now())`, updated_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('practitioner_id', '=', practitionerId)
      .returning('id')
      .executeTakeFirst()
    return removed ? true : 'not-found'
  })
}

/** One change of their roles at a time: two at once could leave them with none. */
async function changingRoles<T>(tx: Tx, practitionerId: string, change: (roles: RoleRow[]) => Promise<T>): Promise<T> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${practitionerId}, 1))`.execute(tx)
  return change(await listRoles(tx, practitionerId))
}

/** The work addresses that confirmed practitioners have given at a postcode, each once. */
export async function listAddresses(tx: Tx, postcode: string): Promise<RoleRow['address'][]> {
  const rows = await tx
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
