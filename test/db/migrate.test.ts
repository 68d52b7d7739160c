import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { connect, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { createDatabase } from '../support/cluster.ts'
import { databases } from '../support/databases.ts'

const migrations = fs
  .readdirSync(path.resolve(import.meta.dirname, '../../db/migrations'))
  .map((file) => path.basename(file, '.ts'))
  .sort()

async function doneIn(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  assert(tables.some(({ name }) => name === 'submission'))
  const { rows } = await db.executeQuery<{ name: string }>(
    db
      .$extendTables<{ kysely_migration: { name: string } }>()
      .selectFrom('kysely_migration')
      .select('name')
      .orderBy('name')
      .compile(),
  )
  return rows.map(({ name }) => name)
}

for (const { name, open } of databases) {
  test(`every migration runs once on ${name}, however often the server starts`, async () => {
    const { db, close } = await open()
    await migrate(db)
    await migrate(db)
    assert.deepEqual(await doneIn(db), migrations)
    await close()
  })
}

test('of four servers that start at once on one PostgreSQL, one migrates and the others wait for it', async () => {
  const { databaseUrl, drop } = await createDatabase()
  const servers = await Promise.all(Array.from({ length: 4 }, () => connect({ databaseUrl, dataDir: '' })))
  await Promise.all(servers.map(({ db }) => migrate(db)))
  for (const { db } of servers) assert.deepEqual(await doneIn(db), migrations)
  await Promise.all(servers.map(({ close }) => close()))
  await drop()
})
