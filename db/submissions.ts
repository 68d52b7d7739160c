import { type Insertable, type Selectable } from 'kysely'
import { type Db } from './connect.ts'
import { type MessageTable, type SubmissionTable } from './schema.ts'

export type SubmissionRow = Selectable<SubmissionTable>
export type NewSubmission = Insertable<SubmissionTable>
/** What its practitioner is told with it. */
export type NewMessage = Pick<Insertable<MessageTable>, 'id' | 'subject' | 'text'>

export type Kept = (SubmissionRow & { isNew: boolean }) | 'reference-taken' | 'not-yours'

/**
 * Keeps a submission once, and the message about it with it: one statement, so both or neither. A phone that lost
 * our receipt sends again and gets the first row back.
 */
export async function keepSubmission(db: Db, submission: NewSubmission, message: NewMessage): Promise<Kept> {
  const inserted = await db
    .with('kept', (cte) =>
      cte
        .insertInto('submission')
        .values(submission)
        .onConflict((conflict) => conflict.doNothing())
        .returningAll(),
    )
    .with('told', (cte) =>
      cte
        .insertInto('message')
        .columns(['id', 'practitioner_id', 'submission_id', 'subject', 'text'])
        .expression((eb) =>
          eb
            .selectFrom('kept')
            .select((columns) => [
              columns.cast<string>(columns.val(message.id), 'uuid').as('id'),
              'kept.practitioner_id',
              'kept.id as submission_id',
              columns.val(message.subject).as('subject'),
              columns.val(message.text).as('text'),
            ]),
        ),
    )
    .selectFrom('kept')
    .selectAll()
    .executeTakeFirst()
  return inserted ? { ...inserted, isNew: true } : findKept(db, submission)
}

/** Why nothing was inserted: the id is there already, or another submission has the reference. */
async function findKept(db: Db, { id, practitioner_id }: NewSubmission): Promise<Kept> {
  const row = await db.selectFrom('submission').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return 'reference-taken'
  return row.practitioner_id === practitioner_id ? { ...row, isNew: false } : 'not-yours'
}

export function findSubmission(db: Db, practitionerId: string, id: string): Promise<SubmissionRow | undefined> {
  return db
    .selectFrom('submission')
    .selectAll()
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .executeTakeFirst()
}

/** The newest first. */
export function listSubmissions(db: Db, practitionerId: string): Promise<SubmissionRow[]> {
  return db
    .selectFrom('submission')
    .selectAll()
    .where('practitioner_id', '=', practitionerId)
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .execute()
}

interface Standing {
  practitioner_id: string
  person_id: string
  role_id: string
}

/** The role in words, when it and the person are both the practitioner's own; one that was removed since, too. */
export function findStanding(db: Db, { practitioner_id, person_id, role_id }: Standing) {
  return db
    .selectFrom('role')
    .innerJoin('person', 'person.practitioner_id', 'role.practitioner_id')
    .select(['role.professional_role as role_name', 'role.organisation_name'])
    .where('role.practitioner_id', '=', practitioner_id)
    .where('role.id', '=', role_id)
    .where('person.id', '=', person_id)
    .executeTakeFirst()
}
