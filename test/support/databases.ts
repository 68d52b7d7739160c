import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe } from 'node:test'
import * as z from 'zod/mini'
import { connect, type Database, type Db } from '../../db/connect.ts'
import { createDirectory } from '../../db/create-directory.ts'
import { migrate } from '../../db/migrate.ts'
import { createDatabase } from './cluster.ts'

const root = path.resolve(import.meta.dirname, '../..')
const Package = z.object({ dependencies: z.object({ '@electric-sql/pglite': z.string() }) })

/** Both kinds of database the product runs on; what is opened is new, and goes when it is closed. */
export const databases: readonly { name: string; open: () => Promise<Database> }[] = [
  { name: 'the embedded database', open: openEmbedded },
  { name: 'PostgreSQL', open: openPostgres },
]

/** Runs the same tests on each: a migrated database of their own, shared by the tests of this file. */
export function onEveryDatabase(tests: (opened: { readonly db: Db; readonly pool: Database['pool'] }) => void): void {
  for (const { name, open } of databases) {
    describe(`on ${name}`, () => {
      let database: Database
      before(async () => {
        database = await open()
        await migrate(database.db)
      })
      after(() => database.close())
      tests({
        get db() {
          return database.db
        },
        get pool() {
          return database.pool
        },
      })
    })
  }
}

async function openEmbedded(): Promise<Database> {
  const dataDir = await createDataDir()
  const database = await connect({ dataDir })
  async function close() {
    await database.close()
    fs.rmSync(dataDir, { recursive: true })
  }
  return { ...database, close }
}

async function openPostgres(): Promise<Database> {
  const { databaseUrl, drop } = await createDatabase()
  const database = await connect({ databaseUrl, dataDir: '/nonexistent' })
  async function close() {
    await database.close()
    await drop()
  }
  return { ...database, close }
}

/** A data directory with an empty embedded database in it: a copy, because making one takes seconds. */
export async function createDataDir(): Promise<string> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'send-portal-data-'))
  fs.cpSync(await templateDirectory(), path.join(dataDir, 'database'), { recursive: true })
  return dataDir
}

async function templateDirectory(): Promise<string> {
  const cache = path.join(root, 'node_modules/.cache')
  const { dependencies } = Package.parse(JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')))
  const template = path.join(cache, `pglite-${dependencies['@electric-sql/pglite']}`)
  if (fs.existsSync(template)) return template

  fs.mkdirSync(cache, { recursive: true })
  const workspace = fs.mkdtempSync(path.join(cache, 'pglite-creating-'))
  await createDirectory(path.join(workspace, 'database'))
  // Another test file may have been quicker.
  if (!fs.existsSync(template)) fs.renameSync(path.join(workspace, 'database'), template)
  fs.rmSync(workspace, { recursive: true, force: true })
  return template
}
