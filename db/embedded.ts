import fs from 'node:fs'
import path from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { createPgConfig } from '@electric-sql/pglite/node-postgres'
import pg from 'pg'
import { startChores } from './chores.ts'
import { createDirectory } from './create-directory.ts'
import { DurableFiles, durableStart } from './durable-files.ts'
import { lock } from './lock.ts'

/** PGlite's PostgreSQL. A directory belongs to one major version for ever. */
const MAJOR_VERSION = '18'

/** Opens the database that lies in `dataDir`, making it at the first start. One process at a time. */
export async function openEmbedded(dataDir: string) {
  const directory = path.resolve(dataDir, 'database')
  const unlock = lockDataDir(dataDir, directory)
  try {
    if (!fs.existsSync(directory)) await createDirectory(directory)
    checkVersion(directory)
    return await start(directory, unlock)
  } catch (error) {
    unlock()
    throw new Error(`The database in DATA_DIR ${path.resolve(dataDir)} does not open: ${reason(error)}`, {
      cause: error,
    })
  }
}

function lockDataDir(dataDir: string, directory: string): () => void {
  const place = path.resolve(dataDir)
  let unlock: ReturnType<typeof lock>
  try {
    // What practitioners wrote about children: for the user the server runs as, and nobody else.
    fs.mkdirSync(place, { recursive: true, mode: 0o700 })
    unlock = lock(`${directory}.lock`)
  } catch (error) {
    throw new Error(`DATA_DIR ${place} cannot be used: ${reason(error)}`, { cause: error })
  }
  if (unlock) return unlock
  throw new Error(`DATA_DIR ${place} is in use by another process: stop that one or choose another directory`)
}

function checkVersion(directory: string): void {
  const found = fs.readFileSync(path.join(directory, 'PG_VERSION'), 'utf8').trim()
  if (found !== MAJOR_VERSION) throw new Error(`it was made by PostgreSQL ${found}, and this is ${MAJOR_VERSION}`)
}

async function start(directory: string, unlock: () => void) {
  const pglite = await startPostgres(directory)
  const settings = {
    max: 1,
    idleTimeoutMillis: 0,
    // Turns a query that waits for the one connection its own caller holds into an error instead of a standstill.
    connectionTimeoutMillis: 5000,
  }
  const pool = new pg.Pool(Object.assign(createPgConfig(pglite), settings))
  pool.on('error', () => {}) // the pool drops that connection; the query that needed it has its own error

  const { rows } = await pool.query<{ fsync: string }>('show fsync')
  if (rows[0]?.fsync !== 'on') throw new Error('it would not survive a power cut (fsync is off)')

  const stopChores = startChores(pool)
  async function close() {
    stopChores()
    await pool.query('checkpoint')
    await pool.end()
    await pglite.close()
    unlock()
  }
  return { pool, close }
}

async function startPostgres(directory: string): Promise<PGlite> {
  try {
    return await PGlite.create({ fs: new DurableFiles(directory), startParams: durableStart })
  } catch (error) {
    throw new Error(`it may be damaged (${reason(error)})`, { cause: error })
  }
}

/** In words, and on one line. */
function reason(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? error.name) : String(error)
}
