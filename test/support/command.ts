import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, describe } from 'node:test'
import * as z from 'zod/mini'
import { connect, type Database } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { createDatabase } from './cluster.ts'
import { createDataDir } from './databases.ts'

/** Where a command of the server's looks. */
export interface Place {
  dataDir: string
  /** Empty for the embedded database. */
  databaseUrl: string
}

const Ended = z.tuple([z.number()], z.unknown())

/** Runs `api/NAME.ts` as whoever keeps the server does: what it says, to each, and how it ends. */
export async function runCommand(name: string, { dataDir, databaseUrl }: Place, ...args: string[]) {
  const command = path.resolve(import.meta.dirname, `../../api/${name}.ts`)
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, [command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, failed] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (failed += chunk.toString()))
  const [status] = Ended.parse(await once(child, 'close'))
  return { status, said, failed }
}

interface Opened {
  readonly place: Place
  /** Opens the database and closes it again: an embedded one is for one process at a time. */
  work: <T>(what: (database: Database) => Promise<T>) => Promise<T>
}

const noDatabase: typeof createDatabase = () => Promise.resolve({ databaseUrl: '', drop: () => Promise.resolve() })

/** The same tests beside each kind of database, new and migrated. */
export function onEveryPlace(tests: (opened: Opened) => void): void {
  for (const [name, create] of [
    ['the embedded database', noDatabase],
    ['PostgreSQL', createDatabase],
  ] as const) {
    describe(`on ${name}`, () => {
      let place: Place
      let drop: () => Promise<void>
      before(async () => {
        const created = await create()
        drop = created.drop
        place = { dataDir: await createDataDir(), databaseUrl: created.databaseUrl }
        await work(({ db }) => migrate(db))
      })
      after(async () => {
        await drop()
        fs.rmSync(place.dataDir, { recursive: true })
      })

      async function work<T>(what: (database: Database) => Promise<T>): Promise<T> {
        const database = await connect(place)
        return what(database).finally(database.close)
      }
      tests({
        get place() {
          return place
        },
        work,
      })
    })
  }
}
