import { type Insertable, type Selectable } from 'kysely'
import { type Tx } from './connect.ts'
import { type MessageTable, type SubmissionTable } from './schema.ts'

export type SubmissionRow = Selectable<SubmissionTable>
export type NewSubmission = Insertable<SubmissionTable>
/** What its practitioner is told with it. */
export type NewMessage = Pick<Insertable<MessageTable>, 'id' | 'subject' | 'text'>

export type KeptSubmission = SubmissionRow & { isNew: boolean }

/**
 * Keeps a submission once, and the message about it with it: one statement, so both or neither. A phone that lost
 * our receipt sends again and gets the first row back; nothing comes back for somebody else's id.
 *
 * @throws An error for which `isReferenceTaken` holds, when another submission has the reference.
 */
export async function keepSubmission(
  tx: Tx,
  submission: NewSubmission,
  message: NewMessage,
): Promise<KeptSubmission | undefined> {
  const inserted = await tx
    .with('kept', (cte) =>
      cte
        .insertInto('submission')
        .values(submission)
        .onConflict((conflict) => conflict.column('id').doNothing())
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
  if (inserted) return { ...inserted, isNew: true }

  const row = await findSubmission(tx, submission.practitioner_id, submission.id)
  return row && { ...row, isNew: false }
}

/**
 * It is known by what the database's error says: the row that has the reference may be nobody's to see. The embedded
 * database's errors are of a class of their own.
 */
export function isReferenceTaken(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'submission_reference_key'
}

export function findSubmission(tx: Tx, practitionerId: string, id: string): Promise<SubmissionRow | undefined> {
  return tx
    .selectFrom('submission')
    .selectAll()
    .where('id', '=', id)
    .where('practitioner_id', '=', practitionerId)
    .executeTakeFirst()
}

/** The newest first. */
export function listSubmissions(tx: Tx, practitionerId: string): Promise<SubmissionRow[]> {
  return tx
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
export function findStanding(tx: Tx, { practitioner_id, person_id, role_id }: Standing) {
  return tx
    .selectFrom('role')
    .innerJoin('person', 'person.practitioner_id', 'role.practitioner_id')
    .select(['role.professional_role as role_name', 'role.organisation_name'])
    .where('role.practitioner_id', '=', practitioner_id)
    .where('role.id', '=', role_id)
    .where('person.id', '=', person_id)
    .executeTakeFirst()
}
