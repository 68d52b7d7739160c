import assert from 'node:assert/strict'
import { test } from 'node:test'
import { connect } from '../../db/connect.ts'
import { createDatabase } from '../support/cluster.ts'

for (const [name, databaseUrl] of [
  ['a port that nobody listens on', 'postgres://user:secret@127.0.0.1:1/portal'],
  ['a name that nobody has', 'postgres://user:secret@nowhere.invalid/portal'],
  ['what is not a URL', 'postgres://[secret'],
] as const) {
  test(`${name} is refused in one line that gives no password away`, async () => {
    await assert.rejects(connect({ databaseUrl, dataDir: '' }), ({ message }: Error) => {
      assert.match(message, /^DATABASE_URL: the database cannot be reached: [^\n]+$/)
      assert.doesNotMatch(message, /secret/)
      return true
    })
  })
}

test('a connection that breaks while nobody uses it is replaced', async () => {
  const { databaseUrl, drop } = await createDatabase()
  const { pool, close } = await connect({ databaseUrl, dataDir: '' })
  const killer = await connect({ databaseUrl, dataDir: '' })
  const broken = new Promise((resolve) => pool.once('remove', resolve))
  await killer.pool.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()',
  )
  await broken
  await pool.query('select 1')
  await close()
  await killer.close()
  await drop()
})
