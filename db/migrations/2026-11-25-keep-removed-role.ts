import { type Kysely } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  await db.schema.alterTable('role').addColumn('removed_at', 'timestamptz').execute()
}
