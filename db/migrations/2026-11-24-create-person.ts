import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('person')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('practitioner_id', 'uuid', (column) => column.notNull().references('practitioner.id'))
    .addColumn('details', 'jsonb', (column) => column.notNull())
    .addColumn('school', 'text', (column) => column.notNull())
    .addColumn('created_sha256', 'text', (column) => column.notNull())
    .addColumn('hidden_at', 'timestamptz')
    .addColumn('revision', 'integer', (column) => column.notNull().defaultTo(1))
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('changed_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema
    .createIndex('person_practitioner_id')
    .on('person')
    .columns(['practitioner_id', 'created_at'])
    .execute()
  await db.schema.createIndex('person_school').on('person').column('school').execute()
}
