import { type Insertable, type Selectable } from 'kysely'
import { type Tx } from './connect.ts'
import { type ConsentTable } from './schema.ts'

export type ConsentRow = Selectable<ConsentTable>
type NewConsent = Insertable<ConsentTable>

/** Keeps a consent once. The same again gets the first row; nothing comes back for somebody else's id. */
export async function keepConsent(tx: Tx, consent: NewConsent): Promise<(ConsentRow & { isNew: boolean }) | undefined> {
  const inserted = await tx
    .insertInto('consent')
    .values(consent)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returningAll()
    .executeTakeFirst()
  if (inserted) return { ...inserted, isNew: true }

  const row = await findConsent(tx, consent.practitioner_id, consent.id)
  return row && { ...row, isNew: false }
}

export function findConsent(tx: Tx, practitionerId: string, id: string): Promise<ConsentRow | undefined> {
  return tx
    .selectFrom('consent')
    .selectAll()
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .executeTakeFirst()
}

/** The newest first. */
export function listConsents(tx: Tx, practitionerId: string): Promise<ConsentRow[]> {
  return tx
    .selectFrom('consent')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .execute()
}

interface Standing {
  practitioner_id: string
  person_id: string
  supersedes: string | null
}

/** Whether the person is the practitioner's own, and what is superseded a consent of theirs about that person. */
export async function hasStanding(tx: Tx, { practitioner_id, person_id, supersedes }: Standing): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .leftJoin('consent', (join) =>
      join
        .onRef('consent.person_id', '=', 'person.id')
        .onRef('consent.practitioner_id', '=', 'person.practitioner_id')
        .on('consent.id', '=', supersedes),
    )
    .select('consent.id as superseded')
    .where('person.id', '=', person_id)
    .where('person.practitioner_id', '=', practitioner_id)
    .executeTakeFirst()
  return row !== undefined && (supersedes === null || row.superseded !== null)
}
