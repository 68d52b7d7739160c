import { type Kysely, sql } from 'kysely'

/**
 * Three roles that cannot sign in, one of which every transaction takes on, and what each may see. Row-level security
 * is forced: it holds for whoever owns the tables too. Where the server's own user may not make roles, whoever may
 * does so beforehand and grants them to it.
 */
export async function up(db: Kysely<never>): Promise<void> {
  for (const role of [identity, practitioner, chore]) await createRole(db, role)
  await sql`
    create function own_practitioner() returns uuid language sql stable
    as $$ select nullif(current_setting('app.practitioner', true), '')::uuid $$
  `.execute(db)
  for (const table of tables) {
    await sql`alter table ${sql.table(table)} enable row level security, force row level security`.execute(db)
  }
  for (const { role, table, may, rows = 'true', kept = rows } of grants) {
    await sql`grant ${may} on ${sql.table(table)} to ${sql.id(role)}`.execute(db)
    await sql`
      create policy ${sql.id(role)} on ${sql.table(table)} to ${sql.id(role)}
      using (${conditions[rows]}) with check (${conditions[kept]})
    `.execute(db)
  }
}

/** Who signs in, and everything that proves it. Sees no young person. */
const identity = 'send_identity'
/** Somebody who is signed in: their own rows. */
const practitioner = 'send_practitioner'
/** What happens by itself: mails go out, what is over goes, the audit is linked. */
const chore = 'send_chore'

const conditions = {
  true: sql`true`,
  own: sql`practitioner_id = own_practitioner()`,
  // A foreign key does not ask whose the person is; this does, because only one's own are seen.
  aboutOwn: sql`practitioner_id = own_practitioner() and person_id in (select id from person)`,
  self: sql`id = own_practitioner()`,
  acting: sql`actor = own_practitioner()`,
} as const

interface Grant {
  role: string
  table: string
  may: ReturnType<typeof sql>
  rows?: keyof typeof conditions
  /** What a row must be to be written; the same when absent. */
  kept?: keyof typeof conditions
}

const all = sql`select, insert, update, delete`

const grants: readonly Grant[] = [
  { role: identity, table: 'practitioner', may: all },
  { role: identity, table: 'credential', may: all },
  { role: identity, table: 'session', may: all },
  { role: identity, table: 'known_device', may: all },
  { role: identity, table: 'challenge', may: all },
  { role: identity, table: 'authenticator_app', may: all },
  { role: identity, table: 'passkey', may: all },
  { role: identity, table: 'recovery_code', may: all },
  { role: identity, table: 'allowance', may: all },
  { role: identity, table: 'proof', may: all },
  { role: identity, table: 'role', may: sql`select, insert, delete` },
  { role: identity, table: 'mail', may: sql`insert` },
  { role: identity, table: 'message', may: sql`insert` },
  { role: identity, table: 'audit', may: sql`insert` },

  {
    role: practitioner,
    table: 'practitioner',
    may: sql`select, update (title, forename, surname, gender, updated_at)`,
    rows: 'self',
  },
  { role: practitioner, table: 'role', may: sql`select, insert, update`, rows: 'own' },
  { role: practitioner, table: 'person', may: sql`select, insert, update`, rows: 'own' },
  { role: practitioner, table: 'consent', may: sql`select, insert`, rows: 'own', kept: 'aboutOwn' },
  { role: practitioner, table: 'submission', may: sql`select, insert`, rows: 'own', kept: 'aboutOwn' },
  { role: practitioner, table: 'message', may: sql`select, insert, update (read_at)`, rows: 'own' },
  { role: practitioner, table: 'school', may: sql`select, insert` },
  { role: practitioner, table: 'audit', may: sql`insert`, rows: 'acting' },

  { role: chore, table: 'mail', may: all },
  { role: chore, table: 'session', may: sql`select, delete` },
  { role: chore, table: 'challenge', may: sql`select, delete` },
  { role: chore, table: 'proof', may: sql`select, delete` },
  { role: chore, table: 'allowance', may: sql`select, delete` },
  { role: chore, table: 'practitioner', may: sql`select, delete` },
  { role: chore, table: 'audit', may: sql`select, update (seq, prev, hash)` },
  { role: chore, table: 'audit_head', may: sql`select, update` },
]

const tables = new Set(grants.map(({ table }) => table))

/**
 * Roles are the whole server's: another database of it may have made them already, or be about to. Whoever made one
 * from PostgreSQL 16 on may hand it out, and so far not take it on.
 */
async function createRole(db: Kysely<never>, role: string): Promise<void> {
  await sql`
    do $$ begin
      if not exists (select from pg_roles where rolname = ${sql.lit(role)}) then
        create role ${sql.id(role)} nologin;
      end if;
    exception when duplicate_object or unique_violation then null;
    end $$
  `.execute(db)
  await sql`
    do $$ begin
      if current_setting('server_version_num')::int < 160000 then
        if not pg_has_role(${sql.lit(role)}, 'member') then
          grant ${sql.id(role)} to current_user;
        end if;
      elsif not pg_has_role(${sql.lit(role)}, 'set') then
        execute 'grant ${sql.id(role)} to current_user with set true, inherit false';
      end if;
    exception when unique_violation then null;
    end $$
  `.execute(db)
}
