import { type Kysely, sql } from 'kysely'

/** What was done by whom, row after row, where none can be changed or taken out without its being seen. */
export async function up(db: Kysely<never>): Promise<void> {
  await createAudit(db)
  await createHead(db)
  await guardAudit(db)
}

async function createAudit(db: Kysely<never>): Promise<void> {
  const word = sql.lit('^[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?$')
  await db.schema
    .createTable('audit')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    // Not the moment of the transaction: rows of one transaction have an order too.
    .addColumn('at', 'timestamptz', (column) => column.notNull().defaultTo(sql`clock_timestamp()`))
    // No foreign key: an account that is forgotten leaves what it did.
    .addColumn('actor', 'uuid')
    .addColumn('action', 'text', (column) => column.notNull().check(sql`action ~ ${word}`))
    .addColumn('subject', 'uuid')
    .addColumn('detail', 'jsonb')
    .addColumn('seq', 'bigint', (column) => column.unique().check(sql`seq > 0`))
    .addColumn('prev', 'text')
    .addColumn('hash', 'text')
    .addCheckConstraint('audit_linked_or_not', sql`num_nonnulls(seq, prev, hash) in (0, 3)`)
    .execute()
  await db.schema
    .createIndex('audit_unlinked')
    .on('audit')
    .columns(['at', 'id'])
    .where(sql<boolean>`hash is null`)
    .execute()
  await db.schema.createIndex('audit_actor').on('audit').columns(['actor', 'at']).execute()
  await db.schema.createIndex('audit_subject').on('audit').columns(['subject', 'at']).execute()
}

async function createHead(db: Kysely<never>): Promise<void> {
  await db.schema
    .createTable('audit_head')
    .addColumn('id', 'integer', (column) =>
      column
        .primaryKey()
        .defaultTo(1)
        .check(sql`id = 1`),
    )
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    // Absent until the first row is linked: only a server has the key.
    .addColumn('mac', 'text')
    .addColumn('linked_at', 'timestamptz')
    .execute()
  await sql`insert into audit_head (seq, hash) values (0, repeat('0', 64))`.execute(db)
}

async function guardAudit(db: Kysely<never>): Promise<void> {
  await sql`
    create function keep_audit() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' and new.hash is null then
        return new;
      end if;
      if tg_op = 'UPDATE' and old.hash is null and new.hash is not null
        and (new.id, new.at, new.actor, new.action, new.subject, new.detail)
          is not distinct from (old.id, old.at, old.actor, old.action, old.subject, old.detail) then
        return new;
      end if;
      raise exception 'audit is written once';
    end
    $$`.execute(db)
  await sql`
    create trigger audit_written_once before insert or update or delete on audit
    for each row execute function keep_audit()`.execute(db)
  await sql`
    create trigger audit_never_emptied before truncate on audit
    for each statement execute function keep_audit()`.execute(db)
}
