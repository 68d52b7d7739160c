import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { loadKeys } from '../../api/keys.ts'
import { connect, type Database } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { createDatabase } from '../support/cluster.ts'
import { createDataDir } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'

const command = path.resolve(import.meta.dirname, '../../api/change-account.ts')

const takes =
  'It takes EMAIL, or EMAIL and one of practitioner, team-manager, caseworker, administrator, reopen, forget-second-step, suspend\n'

interface Place {
  dataDir: string
  databaseUrl: string
}

/** What the command says, to each, and how it ends. */
async function run({ dataDir, databaseUrl }: Place, ...args: string[]) {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, [command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, failed] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (failed += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number]
  return { status, said, failed }
}

const done = (said: string) => ({ status: 0, said: `${said}\n`, failed: '' })

const noDatabase: typeof createDatabase = () => Promise.resolve({ databaseUrl: '', drop: () => Promise.resolve() })

for (const [name, create] of [
  ['the embedded database', noDatabase],
  ['PostgreSQL', createDatabase],
] as const) {
  describe(`on ${name}`, () => {
    let place: Place
    let drop: () => Promise<void>
    let account: { id: string; email: string }
    before(async () => {
      const dataDir = await createDataDir()
      const created = await create()
      drop = created.drop
      place = { dataDir, databaseUrl: created.databaseUrl }
      account = await work(async ({ db }) => {
        await migrate(db)
        return addPractitioner(db)
      })
    })
    after(async () => {
      await drop()
      fs.rmSync(place.dataDir, { recursive: true })
    })

    /** Opens the database and closes it again: an embedded one is for one process at a time. */
    async function work<T>(what: (database: Database) => Promise<T>): Promise<T> {
      const database = await connect(place)
      return what(database).finally(database.close)
    }
    const listAudit = () =>
      work(({ db }) => db.selectFrom('audit').select(['actor', 'action', 'subject', 'detail']).orderBy('at').execute())

    test('keys that are not there are not made', async () => {
      const { status, said, failed } = await run(place, account.email)
      assert.deepEqual([status, said], [1, ''])
      assert.match(failed, /^SERVER_KEYS_FILE \S+ cannot be used: ENOENT\n$/)
      assert(!fs.existsSync(path.join(place.dataDir, 'server-keys.json')))
      loadKeys(path.join(place.dataDir, 'server-keys.json'))
    })

    test('an account whose address nobody has confirmed is none, and is not changed', async () => {
      const refused = { status: 1, said: '', failed: 'No active account has this address\n' }
      assert.deepEqual(await run(place, account.email, 'administrator'), refused)
      assert.deepEqual(await run(place, 'nobody@council.example'), refused)
      await work(({ db }) => db.updateTable('practitioner').set({ email_verified: true }).execute())
    })

    test('an action it does not know is refused in one line that says which there are', async () => {
      for (const args of [[], [account.email, 'owner'], [account.email, ''], [account.email, 'suspend', 'now']]) {
        assert.deepEqual(await run(place, ...args), { status: 1, said: '', failed: takes })
      }
    })

    test('how an account stands is one line, and so is what an action made of it; each leaves its row', async () => {
      const before = done('role practitioner; two-step not on; not suspended')
      assert.deepEqual(await run(place, ` ${account.email.toUpperCase()}`), before)
      const promoted = done('role administrator; two-step not on; not suspended')
      assert.deepEqual(await run(place, account.email, 'administrator'), promoted)
      assert.deepEqual(await run(place, account.email), promoted)
      const suspended = await run(place, account.email, 'suspend')
      assert.match(suspended.said, /^role administrator; two-step not on; suspended since \d{4}-\d\d-\d\dT[\d:.]+Z\n$/)
      const row = { actor: null, subject: account.id }
      assert.deepEqual(await listAudit(), [
        {
          ...row,
          action: 'account.role-changed',
          detail: { by: 'command', from: 'practitioner', to: 'administrator' },
        },
        { ...row, action: 'account.suspended', detail: { by: 'command' } },
      ])
    })
  })
}

test('while a server is at work on the embedded database the command says so', async () => {
  const dataDir = await createDataDir()
  loadKeys(path.join(dataDir, 'server-keys.json'))
  const { close } = await connect({ dataDir })
  const { status, said, failed } = await run({ dataDir, databaseUrl: '' }, 'robin@council.example', 'administrator')
  await close()
  fs.rmSync(dataDir, { recursive: true })
  assert.deepEqual([status, said], [1, ''])
  assert.match(failed, /^DATA_DIR \S+ is in use by another process[^\n]*\n$/)
})
