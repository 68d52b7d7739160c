import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await createSubmission(db)
  await createMessage(db)
}

async function createSubmission(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('submission')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('practitioner_id', 'uuid', (column) => column.notNull().references('practitioner.id'))
    .addColumn('person_id', 'uuid', (column) => column.notNull().references('person.id'))
    // No foreign key: a role may go, and what was sent in it stays, with the role in words.
    .addColumn('role_id', 'uuid', (column) => column.notNull())
    .addColumn('role_name', 'text', (column) => column.notNull())
    .addColumn('organisation_name', 'text', (column) => column.notNull())
    .addColumn('form_id', 'text', (column) => column.notNull())
    .addColumn('form_version', 'integer', (column) => column.notNull())
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addColumn('content_sha256', 'text', (column) => column.notNull())
    .addColumn('reference', 'text', (column) => column.notNull().unique())
    .addColumn('finished_at', 'timestamptz', (column) => column.notNull())
    .addColumn('received_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema
    .createIndex('submission_practitioner_id')
    .on('submission')
    .columns(['practitioner_id', 'received_at'])
    .execute()
  await db.schema.createIndex('submission_person_id').on('submission').column('person_id').execute()
}

async function createMessage(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('message')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('practitioner_id', 'uuid', (column) => column.notNull().references('practitioner.id'))
    .addColumn('submission_id', 'uuid', (column) => column.references('submission.id'))
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('sent_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('read_at', 'timestamptz')
    .execute()
  await db.schema.createIndex('message_practitioner_id').on('message').columns(['practitioner_id', 'sent_at']).execute()
  await db.schema.createIndex('message_submission_id').on('message').column('submission_id').execute()
}
