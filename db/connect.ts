import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import type pg from 'pg'
import { openEmbedded } from './embedded.ts'
import { openPostgres } from './postgres.ts'
import { type Schema } from './schema.ts'

export type Db = Kysely<Schema>

/** What every query runs in: one transaction, as one of the roles of `as.ts`. */
export type Tx = Transaction<Schema>

export interface Database {
  db: Db
  pool: pg.Pool
  close: () => Promise<void>
}

interface Settings {
  databaseUrl?: string | undefined
  dataDir: string
}

/**
 * Opens the database: the PostgreSQL server of `databaseUrl`, else the embedded one in `dataDir`. Both speak through
 * a `pg.Pool`, so that what works on one works on the other.
 *
 * @throws Error whose message is one line for whoever starts the server.
 */
export async function connect({ databaseUrl, dataDir }: Settings): Promise<Database> {
  const { pool, close } = databaseUrl ? await openPostgres(databaseUrl) : await openEmbedded(dataDir)
  return { db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }), pool, close }
}
