import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { createSign } from '../../api/audit-sign.ts'
import { loadKeys } from '../../api/keys.ts'
import { linkAudit } from '../../db/audit-chain.ts'
import { connect, type Database } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { keepView } from '../support/audit.ts'
import { createDatabase } from '../support/cluster.ts'
import { createDataDir } from '../support/databases.ts'

const command = path.resolve(import.meta.dirname, '../../api/verify-audit.ts')

interface Place {
  dataDir: string
  databaseUrl: string
}

/** What the command says, to both, and how it ends. */
async function run({ dataDir, databaseUrl }: Place, ...args: string[]) {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir, DATABASE_URL: databaseUrl }
  const child = spawn(process.execPath, [command, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [status] = (await once(child, 'close')) as [number]
  return { status, output }
}

const noDatabase: typeof createDatabase = () => Promise.resolve({ databaseUrl: '', drop: () => Promise.resolve() })

for (const [name, create] of [
  ['the embedded database', noDatabase],
  ['PostgreSQL', createDatabase],
] as const) {
  describe(`on ${name}`, () => {
    let place: Place
    let drop: () => Promise<void>
    before(async () => {
      const dataDir = await createDataDir()
      const created = await create()
      drop = created.drop
      place = { dataDir, databaseUrl: created.databaseUrl }
      await work(({ db }) => migrate(db))
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

    const sign = () => createSign(loadKeys(path.join(place.dataDir, 'server-keys.json')))
    const keepRows = (count: number) =>
      work(async ({ db }) => {
        for (let n = 0; n < count; n++) await keepView(db)
        return db.transaction().execute((tx) => linkAudit(tx, sign()))
      })
    const tamper = (change: string) =>
      work(({ pool }) => pool.query(`alter table audit disable trigger user; ${change}`).then(() => {}))

    test('keys that are not there are not made: they would find everything changed', async () => {
      const { status, output } = await run(place)
      assert.equal(status, 1)
      assert.match(output, /^SERVER_KEYS_FILE \S+ cannot be used: ENOENT\n$/)
      assert(!fs.existsSync(path.join(place.dataDir, 'server-keys.json')))
    })

    test('an unbroken chain is said in one line with its head, and holds the heads noted before', async () => {
      sign()
      assert.deepEqual(await run(place), { status: 0, output: `0 rows, unbroken; head 0 ${'0'.repeat(64)}\n` })
      const early = await keepRows(12)
      const late = await keepRows(8)
      const whole = `20 rows, unbroken; head 20 ${late?.hash}\n`
      assert.deepEqual(await run(place), { status: 0, output: whole })
      assert.deepEqual(await run(place, '--since', '12', early?.hash ?? ''), { status: 0, output: whole })
      assert.deepEqual(await run(place, '--since', '11', early?.hash ?? ''), {
        status: 1,
        output: 'the head that was noted at 11 is not part of the chain\n',
      })
      await work(({ db }) => keepView(db))
      const waiting = { status: 0, output: whole.replace('\n', '; 1 not yet linked\n') }
      assert.deepEqual(await run(place), waiting)
    })

    test('anything but a head to begin with is refused in one line', async () => {
      for (const args of [['--since'], ['--since', '12'], ['--since', '0', 'a'.repeat(64)], ['--all']]) {
        assert.deepEqual(await run(place, ...args), { status: 1, output: 'It takes nothing, or --since SEQ HASH\n' })
      }
    })

    test('the first fault is one line, and no success', async () => {
      const faults = [
        ['delete from audit where seq > 18', 'rows after 18 are missing (the head says 20)'],
        [`update audit_head set seq = 18`, 'the head was changed'],
        ['delete from audit where seq = 9', 'row 9 is missing'],
        ['update audit set actor = null where seq = 7', 'row 7 was changed'],
      ] as const
      for (const [change, line] of faults) {
        await tamper(change)
        assert.deepEqual(await run(place), { status: 1, output: `${line}\n` })
      }
    })
  })
}

test('while a server is at work on the embedded database the command says so', async () => {
  const dataDir = await createDataDir()
  loadKeys(path.join(dataDir, 'server-keys.json'))
  const { close } = await connect({ dataDir })
  const { status, output } = await run({ dataDir, databaseUrl: '' })
  await close()
  fs.rmSync(dataDir, { recursive: true })
  assert.equal(status, 1)
  assert.match(output, /^DATA_DIR \S+ is in use by another process[^\n]*\n$/)
})
