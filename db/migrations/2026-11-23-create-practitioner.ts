import { type CreateTableBuilder, type Kysely, sql } from 'kysely'

/** Accounts, what proves them, and the mails about them. The library that keeps sessions knows four of the tables. */
export async function up(db: Kysely<never>): Promise<void> {
  await createPractitioner(db)
  await createCredential(db)
  await createSession(db)
  await createSecondStep(db)
  await createRole(db)
  await createProof(db)
  await createMail(db)
}

async function createPractitioner(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('practitioner')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    // In lower case, always.
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('email_verified', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('two_factor_enabled', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('forename', 'text', (column) => column.notNull())
    .addColumn('surname', 'text', (column) => column.notNull())
    .addColumn('gender', 'text')
    .addColumn('secret_question', 'text')
    .addColumn('secret_answer', 'text')
    .$call(addMoments)
    .execute()
}

async function createCredential(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('credential')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .$call(addPractitioner)
    .addColumn('provider_id', 'text', (column) => column.notNull())
    .addColumn('account_id', 'text', (column) => column.notNull())
    .addColumn('password', 'text')
    .$call(addMoments)
    .addUniqueConstraint('credential_of_practitioner', ['practitioner_id', 'provider_id'])
    .execute()
}

async function createSession(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .$call(addPractitioner)
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    // Whether it was begun with the second step too.
    .addColumn('second_step', 'boolean', (column) => column.notNull().defaultTo(false))
    .addColumn('ip_address', 'text')
    .addColumn('user_agent', 'text')
    .$call(addMoments)
    .execute()
  await db.schema.createIndex('session_practitioner_id').on('session').column('practitioner_id').execute()
}

async function createSecondStep(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('verification')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .$call(addMoments)
    .execute()
  await db.schema.createIndex('verification_identifier').on('verification').column('identifier').execute()
  await db.schema
    .createTable('two_factor')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .$call(addPractitioner)
    .addColumn('secret', 'text', (column) => column.notNull())
    .addColumn('backup_codes', 'text', (column) => column.notNull())
    .addColumn('verified', 'boolean', (column) => column.notNull())
    .addColumn('failed_verification_count', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('locked_until', 'timestamptz')
    .addUniqueConstraint('two_factor_of_practitioner', ['practitioner_id'])
    .execute()
}

async function createRole(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('role')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .$call(addPractitioner)
    .addColumn('professional_role', 'text', (column) => column.notNull())
    .addColumn('organisation_name', 'text', (column) => column.notNull())
    .addColumn('address', 'jsonb', (column) => column.notNull())
    // Once more beside the address, because addresses are looked up by it.
    .addColumn('postcode', 'text', (column) => column.notNull())
    .addColumn('work_phone', 'text', (column) => column.notNull())
    .addColumn('mobile_number', 'text', (column) => column.notNull())
    .addColumn('position', 'integer', (column) => column.notNull())
    .$call(addMoments)
    .execute()
  await db.schema.createIndex('role_practitioner_id').on('role').column('practitioner_id').execute()
  await db.schema.createIndex('role_postcode').on('role').column('postcode').execute()
}

async function createProof(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('proof')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull().check(sql`kind in ('activation', 'reset')`))
    // Nobody's when the address has no account: it then looks like any other to whoever guesses.
    .addColumn('practitioner_id', 'uuid', (column) => column.references('practitioner.id').onDelete('set null'))
    .addColumn('email_hash', 'text', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('code_hash', 'text', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema.createIndex('proof_email_hash').on('proof').columns(['email_hash', 'kind', 'created_at']).execute()
  await db.schema.createIndex('proof_practitioner_id').on('proof').column('practitioner_id').execute()
}

async function createMail(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('mail')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('to_address', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    // Emptied once it is delivered.
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('due_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('sent_at', 'timestamptz')
    .addColumn('given_up_at', 'timestamptz')
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .execute()
  await db.schema
    .createIndex('mail_due_at')
    .on('mail')
    .column('due_at')
    .where(sql<boolean>`sent_at is null and given_up_at is null`)
    .execute()
  await db.schema.createIndex('mail_to_address').on('mail').columns(['to_address', 'created_at']).execute()
}

function addPractitioner<T extends string, C extends string>(table: CreateTableBuilder<T, C>) {
  return table.addColumn('practitioner_id', 'uuid', (column) =>
    column.notNull().references('practitioner.id').onDelete('cascade'),
  )
}

function addMoments<T extends string, C extends string>(table: CreateTableBuilder<T, C>) {
  return table
    .addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('updated_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
}
