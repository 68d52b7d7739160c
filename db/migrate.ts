import fs from 'node:fs/promises'
import path from 'node:path'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import { type Db } from './connect.ts'

/**
 * Brings the tables up to date. Servers that start at once take turns behind the migrator's lock. All that is new
 * runs in one transaction: a failure leaves the tables as they were.
 *
 * Row-level security is forced on the owner of the tables, and that may be who migrates: a migration that reads or
 * changes rows lifts the force from their table first (`no force row level security`) and puts it back, else it finds
 * none and says nothing.
 */
export async function migrate(db: Db): Promise<void> {
  const provider = new FileMigrationProvider({
    fs,
    path,
    migrationFolder: path.join(import.meta.dirname, 'migrations'),
  })
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw new Error(`The database could not be brought up to date: ${reason(error)}`, { cause: error })
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
