import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('consent')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('practitioner_id', 'uuid', (column) => column.notNull().references('practitioner.id'))
    .addColumn('person_id', 'uuid', (column) => column.notNull().references('person.id'))
    .addColumn('supersedes', 'uuid', (column) => column.references('consent.id'))
    .addColumn('document', 'jsonb', (column) => column.notNull())
    .addColumn('content_sha256', 'text', (column) => column.notNull())
    .addColumn('received_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema
    .createIndex('consent_practitioner_id')
    .on('consent')
    .columns(['practitioner_id', 'received_at'])
    .execute()
  await db.schema.createIndex('consent_person_id').on('consent').column('person_id').execute()
  await db.schema.createIndex('consent_supersedes').on('consent').column('supersedes').execute()
}
