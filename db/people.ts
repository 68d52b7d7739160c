import { type Insertable, type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type PersonTable } from './schema.ts'

export type PersonRow = Selectable<PersonTable>

type NewPerson = Pick<Insertable<PersonTable>, 'id' | 'practitioner_id' | 'details' | 'created_sha256'>

interface PersonChange {
  id: string
  practitioner_id: string
  baseRevision: number
  /** JSON. */
  details: string
  hidden: boolean
}

/** Keeps a person once. The same again gets the row as it is now; nothing comes back for somebody else's id. */
export async function keepPerson(tx: Tx, person: NewPerson): Promise<(PersonRow & { isNew: boolean }) | undefined> {
  const inserted = await tx
    .insertInto('person')
    .values(person)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) return { ...inserted, isNew: true }

  const row = await findPerson(tx, person.practitioner_id, person.id)
  return row && { ...row, isNew: false }
}

/**
 * Changes a person that is still as the change supposes. The same change again finds its own result and gets it once
 * more; nothing comes back for an unknown id or somebody else's.
 */
export async function changePerson(tx: Tx, change: PersonChange): Promise<PersonRow | 'stale' | undefined> {
  const before = await findPerson(tx, change.practitioner_id, change.id)
  if (!before) return undefined
  const changed = before.revision === change.baseRevision ? await applyChange(tx, change) : undefined
  return changed ?? (await findResult(tx, change)) ?? 'stale'
}

export function findPerson(tx: Tx, practitionerId: string, id: string): Promise<PersonRow | undefined> {
  return tx
    .selectFrom('person')
    .selectAll()
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .executeTakeFirst()
}

export function listPeople(tx: Tx, practitionerId: string): Promise<PersonRow[]> {
  return tx
    .selectFrom('person')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
}

/** Nothing when somebody was quicker: the revision is looked at again, in the statement that writes. */
function applyChange(tx: Tx, change: PersonChange): Promise<PersonRow | undefined> {
  return tx
    .updateTable('person')
    .set((eb) => ({
      details: change.details,
      hidden_at: change.hidden ? sql<Date>`coalesce(hidden_at, now())` : null,
      revision: eb('revision', '+', 1),
      changed_at: sql<Date>`now()`,
    }))
    .where('id', '=', change.id)
    .where('practitioner_id', '=', change.practitioner_id)
    .where('revision', '=', change.baseRevision)
    .returningAll()
    .executeTakeFirst()
}

/** The row that this very change has made, if it is still so. */
async function findResult(tx: Tx, change: PersonChange): Promise<PersonRow | undefined> {
  const row = await tx
    .selectFrom('person')
    .selectAll()
    .where('id', '=', change.id)
    .where('practitioner_id', '=', change.practitioner_id)
    .where('details', '=', sql<PersonRow['details']>`${change.details}::jsonb`)
    .where('hidden_at', change.hidden ? 'is not' : 'is', null)
    .executeTakeFirst()
  return row?.revision === change.baseRevision + 1 ? row : undefined
}
