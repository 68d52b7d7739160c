import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { PGlite } from '@electric-sql/pglite'
import type pg from 'pg'
import { connect, type Database } from '../../db/connect.ts'
import { createDataDir } from '../support/databases.ts'

let dataDir: string
let database: Database
before(async () => {
  dataDir = await createDataDir()
  database = await connect({ dataDir })
  await database.pool.query('create table number (n integer)')
})
after(async () => {
  await database.close()
  fs.rmSync(dataDir, { recursive: true })
})

/** Runs a piece of a module that has `connect` and `dataDir` in a process of its own. */
function run(piece: string, directory: string) {
  const connectPath = JSON.stringify(path.resolve(import.meta.dirname, '../../db/connect.ts'))
  const module = `import fs from 'node:fs'; import { connect } from ${connectPath}
    const dataDir = ${JSON.stringify(directory)}; ${piece}`
  return spawnSync(process.execPath, ['--input-type=module', '-e', module], { encoding: 'utf8', timeout: 60_000 })
}

test('every commit reaches the disk before it is acknowledged', async (t) => {
  const fsync = t.mock.method(fs, 'fsyncSync')
  for (let n = 0; n < 10; n++) {
    const before = fsync.mock.callCount()
    await database.pool.query('insert into number values ($1)', [n])
    assert(fsync.mock.callCount() > before)
  }
})

test('PGlite by itself would not write to the disk at all, which is why it is not used so', async (t) => {
  const plainDir = await createDataDir()
  const fsync = t.mock.method(fs, 'fsyncSync')
  const plain = await PGlite.create({ dataDir: path.join(plainDir, 'database') })
  await plain.exec('create table number (n integer); insert into number values (1); checkpoint')
  await plain.close()
  assert.equal(fsync.mock.callCount(), 0)
  fs.rmSync(plainDir, { recursive: true })
})

test('a disk that fails stops the server before anything is acknowledged', async () => {
  const directory = await createDataDir()
  const { status, stdout, stderr } = run(
    `const { pool } = await connect({ dataDir })
     await pool.query('create table number (n integer)')
     fs.fsyncSync = () => { throw new Error('EIO') }
     console.log('writing')
     await pool.query('insert into number values (1)')
     console.log('acknowledged')`,
    directory,
  )
  assert.deepEqual([status, stdout], [1, 'writing\n'])
  assert.match(stderr, /^The disk does not keep what is written to it, so the server stops/)
  fs.rmSync(directory, { recursive: true })
})

test('a second process on the same directory is refused in one line', () => {
  const { stdout } = run('await connect({ dataDir }).catch((error) => console.log(error.message))', dataDir)
  assert.equal(stdout, `DATA_DIR ${dataDir} is in use by another process: stop that one or choose another directory\n`)
})

test('so is a second connection in this process, and the first goes on', async () => {
  await assert.rejects(connect({ dataDir }), /is in use by another process/)
  await database.pool.query('select 1')
})

function replaceByFile(directory: string): void {
  fs.rmSync(directory, { recursive: true })
  fs.writeFileSync(directory, '')
}

for (const [name, spoil, expected] of [
  ['a file', replaceByFile, /^DATA_DIR \S+ cannot be used: EEXIST/],
  [
    'of another version',
    (at: string) => fs.writeFileSync(`${at}/database/PG_VERSION`, '17\n'),
    /does not open: it was made by PostgreSQL 17, and this is 18$/,
  ],
  [
    'damaged',
    (at: string) => fs.writeFileSync(`${at}/database/global/pg_control`, ''),
    /^The database in DATA_DIR \S+ does not open: it may be damaged/,
  ],
  [
    'not whole',
    (at: string) => fs.rmSync(`${at}/database/base`, { recursive: true }),
    /^The database in DATA_DIR \S+ does not open: it may be damaged/,
  ],
] as const) {
  test(`a directory that is ${name} is refused in one line`, async () => {
    const directory = await createDataDir()
    spoil(directory)
    await assert.rejects(
      connect({ dataDir: directory }),
      ({ message }: Error) => expected.test(message) && !message.includes('\n'),
    )
    fs.rmSync(directory, { recursive: true })
  })
}

test('a query that waits for its own transaction fails, and the server lives on', async () => {
  const waiting = database.db.transaction().execute(() => database.pool.query('select 1'))
  await assert.rejects(waiting, /timeout exceeded when trying to connect/)
  await database.pool.query('select 1')
})

test('the log is cut while the server runs, and its directory opens again once it is closed', async (t) => {
  const directory = await createDataDir()
  t.mock.timers.enable({ apis: ['setInterval'] })
  const { pool, close } = await connect({ dataDir: directory })
  await pool.query('create table number (n integer)')
  const before = await lastCheckpoint(pool)
  t.mock.timers.tick(60_000)
  assert.notEqual(await lastCheckpoint(pool), before)
  await close()
  await (await connect({ dataDir: directory })).close()
  fs.rmSync(directory, { recursive: true })
})

async function lastCheckpoint(pool: pg.Pool): Promise<string | undefined> {
  const { rows } = await pool.query<{ lsn: string }>('select checkpoint_lsn::text as lsn from pg_control_checkpoint()')
  return rows[0]?.lsn
}
