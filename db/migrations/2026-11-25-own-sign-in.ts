import { type CreateTableBuilder, type Kysely, sql } from 'kysely'

/**
 * Sessions, second steps and limits as statements of our own. Whoever was signed in signs in again: no token of
 * before is of use.
 */
export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.dropTable('two_factor').execute()
  await db.schema.dropTable('verification').execute()
  await db.schema.dropTable('session').execute()
  await changePractitioner(db)
  await createSession(db)
  await createChallenge(db)
  await createFactors(db)
  await createAllowance(db)
  await changeProof(db)
  await createSchool(db)
}

async function changePractitioner(db: Kysely<never>): Promise<void> {
  await db.schema
    .alterTable('practitioner')
    // Null until two-step is on.
    .addColumn('two_step_method', 'text', (column) => column.check(sql`two_step_method in ('email', 'app', 'passkey')`))
    .addColumn('access_role', 'text', (column) =>
      column
        .notNull()
        .defaultTo('practitioner')
        .check(sql`access_role in ('practitioner', 'team-manager', 'caseworker', 'administrator')`),
    )
    .addColumn('restricted_until', 'timestamptz')
    .addColumn('suspended_at', 'timestamptz')
    .addColumn('former_email', 'text')
    .addColumn('email_changed_at', 'timestamptz')
    .execute()
  await sql`update practitioner set two_step_method = 'email' where two_factor_enabled`.execute(db)
  await db.schema.alterTable('practitioner').dropColumn('two_factor_enabled').execute()
}

async function createSession(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('session')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .$call(addPractitioner)
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    // The token before the last rotation, good until the new one is used and for half a minute after.
    .addColumn('former_token_hash', 'text')
    .addColumn('former_until', 'timestamptz')
    .addColumn('rotated_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('both_steps', 'boolean', (column) => column.notNull())
    // In words, "Chrome on Android".
    .addColumn('device', 'text', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
    .addColumn('confirmed_at', 'timestamptz')
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .addColumn('ended_at', 'timestamptz')
    .addColumn('ended_because', 'text')
    .$call(addMade)
    .execute()
  await db.schema.createIndex('session_practitioner_id').on('session').column('practitioner_id').execute()
  await db.schema.createIndex('session_former_token_hash').on('session').column('former_token_hash').execute()
  await db.schema
    .createTable('known_device')
    .addColumn('token_hash', 'text', (column) => column.notNull())
    .$call(addPractitioner)
    .$call(addMade)
    .addPrimaryKeyConstraint('known_device_pkey', ['token_hash', 'practitioner_id'])
    .execute()
  await db.schema.createIndex('known_device_practitioner_id').on('known_device').column('practitioner_id').execute()
}

async function createChallenge(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('challenge')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    // Nobody's where a passkey is to say who it is.
    .addColumn('practitioner_id', 'uuid', (column) => column.references('practitioner.id').onDelete('cascade'))
    // What it leads to: a session, or another passkey.
    .addColumn('purpose', 'text', (column) => column.notNull().check(sql`purpose in ('sign-in', 'enrolment')`))
    .addColumn('code_hash', 'text')
    .addColumn('code_sent_at', 'timestamptz')
    .addColumn('passkey_challenge', 'text')
    .addColumn('tries', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('expires_at', 'timestamptz', (column) => column.notNull())
    .$call(addMade)
    .execute()
  await db.schema.createIndex('challenge_practitioner_id').on('challenge').column('practitioner_id').execute()
}

async function createFactors(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('authenticator_app')
    .addColumn('practitioner_id', 'uuid', (column) =>
      column.primaryKey().references('practitioner.id').onDelete('cascade'),
    )
    // Sealed under the server's key, both.
    .addColumn('secret', 'text')
    // Takes the other's place when a code of it comes.
    .addColumn('next_secret', 'text')
    // The newest 30 seconds whose code was taken: none is taken twice.
    .addColumn('last_step', 'bigint')
    .$call(addMade)
    .execute()
  await db.schema
    .createTable('passkey')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .$call(addPractitioner)
    .addColumn('credential_id', 'text', (column) => column.notNull().unique())
    .addColumn('public_key', 'text', (column) => column.notNull())
    .addColumn('counter', 'bigint', (column) => column.notNull())
    .addColumn('transports', 'jsonb', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .$call(addMade)
    .execute()
  await db.schema.createIndex('passkey_practitioner_id').on('passkey').column('practitioner_id').execute()
  await db.schema
    .createTable('recovery_code')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .$call(addPractitioner)
    .addColumn('lookup', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .addColumn('used_at', 'timestamptz')
    .$call(addMade)
    .addUniqueConstraint('recovery_code_of_practitioner', ['practitioner_id', 'lookup'])
    .execute()
}

async function createAllowance(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('allowance')
    // Hashed: neither an address nor a network can be read from it.
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('used', 'integer', (column) => column.notNull())
    .addColumn('ends_at', 'timestamptz', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('allowance_ends_at').on('allowance').column('ends_at').execute()
}

async function changeProof(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('proof').dropConstraint('proof_kind_check').execute()
  await db.schema
    .alterTable('proof')
    .addCheckConstraint('proof_kind_check', sql`kind in ('activation', 'reset', 'email-change')`)
    .execute()
  // The address that takes the place of the account's own once it is confirmed.
  await db.schema.alterTable('proof').addColumn('new_email', 'text').execute()
  // What was registered with it, hashed where it is secret: whoever confirms an address confirms this and no other.
  await db.schema.alterTable('proof').addColumn('registration', 'jsonb').execute()
  // Those of before do not say what they confirm.
  await sql`update proof set practitioner_id = null where kind = 'activation'`.execute(db)
}

/** The names of schools apart from the people who go there: everybody may be offered the one, nobody else sees the other. */
async function createSchool(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('school')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .execute()
  await sql`insert into school (name) select distinct school from person`.execute(db)
  await db.schema.alterTable('person').dropColumn('school').execute()
}

function addPractitioner<T extends string, C extends string>(table: CreateTableBuilder<T, C>) {
  return table.addColumn('practitioner_id', 'uuid', (column) =>
    column.notNull().references('practitioner.id').onDelete('cascade'),
  )
}

function addMade<T extends string, C extends string>(table: CreateTableBuilder<T, C>) {
  return table.addColumn('created_at', 'timestamptz', (column) => column.notNull().defaultTo(sql`now()`))
}
