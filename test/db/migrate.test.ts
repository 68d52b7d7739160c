import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import { asIdentity, asPractitioner } from '../../db/as.ts'
import { connect, type Db, type Tx } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { listPeople } from '../../db/people.ts'
import { findAccount } from '../../db/practitioners.ts'
import { listSchools } from '../../db/schools.ts'
import { createDatabase } from '../support/cluster.ts'
import { databases } from '../support/databases.ts'

const migrationFolder = path.resolve(import.meta.dirname, '../../db/migrations')
const migrations = fs
  .readdirSync(migrationFolder)
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

/** The last before accounts, schools and the roles of the database changed. */
const before = '2026-11-25-keep-removed-role'

const [ada, bea] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const

/** Ada has two-step on, a session, and a reset under way; Bea has neither, and they have people at the same school. */
const rowsOfBefore = `
  insert into practitioner (id, email, email_verified, two_factor_enabled, title, forename, surname) values
    ('${ada}', 'ada@council.example', true, true, 'Ms', 'Ada', 'Okafor'),
    ('${bea}', 'bea@council.example', true, false, 'Ms', 'Bea', 'Marsh');
  insert into credential (id, practitioner_id, provider_id, account_id, password) values
    (gen_random_uuid(), '${ada}', 'credential', '${ada}', 'a hash');
  insert into session (id, practitioner_id, token, expires_at) values
    (gen_random_uuid(), '${ada}', 'a token', now() + interval '1 day');
  insert into two_factor (id, practitioner_id, secret, backup_codes, verified) values
    (gen_random_uuid(), '${ada}', 'a secret', '[]', true);
  insert into proof (id, kind, practitioner_id, email_hash, token_hash, code_hash, expires_at) values
    (gen_random_uuid(), 'reset', '${ada}', 'an address', 'a link', 'a code', now() + interval '1 hour');
  insert into person (id, practitioner_id, details, school, created_sha256) values
    (gen_random_uuid(), '${ada}', '{"forename":"Zoe"}', 'Foxford School', ''),
    (gen_random_uuid(), '${bea}', '{"forename":"Max"}', 'Foxford School', ''),
    (gen_random_uuid(), '${bea}', '{"forename":"Kit"}', 'Aldermoor Farm', '');`

async function migrateToBefore(db: Db): Promise<void> {
  const provider = new FileMigrationProvider({ fs: fs.promises, path, migrationFolder })
  const { error } = await new Migrator({ db, provider }).migrateTo(before)
  assert.equal(error, undefined)
}

for (const { name, open } of databases) {
  test(`what was kept before the tables changed is there afterwards on ${name}`, async () => {
    const { db, pool, close } = await open()
    await migrateToBefore(db)
    await pool.query(rowsOfBefore)
    await migrate(db)

    const steps = await db.selectFrom('practitioner').select(['id', 'two_step_method']).orderBy('id').execute()
    assert.deepEqual(steps, [
      { id: ada, two_step_method: 'email' },
      { id: bea, two_step_method: null },
    ])
    assert.equal((await asIdentity(db, (tx) => findAccount(tx, 'ada@council.example')))?.password, 'a hash')
    const ofAda = <T>(work: (tx: Tx) => Promise<T>) => asPractitioner(db, ada, work)
    assert.deepEqual(
      (await ofAda((tx) => listPeople(tx, ada))).map(({ details }) => details),
      [{ forename: 'Zoe' }],
    )
    assert.deepEqual((await ofAda(listSchools)).sort(), ['Aldermoor Farm', 'Foxford School'])
    const proofs = await db.selectFrom('proof').select(['kind', 'practitioner_id', 'new_email']).execute()
    assert.deepEqual(proofs, [{ kind: 'reset', practitioner_id: ada, new_email: null }])
    assert.deepEqual(await db.selectFrom('session').select('id').execute(), [])
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
