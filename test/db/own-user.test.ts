import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { asChore } from '../../db/as.ts'
import { connect, type Db } from '../../db/connect.ts'
import { forgetExpired } from '../../db/expired.ts'
import { migrate } from '../../db/migrate.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleSubmission } from '../examples/submission.ts'
import { linkAll, verify } from '../support/audit.ts'
import { startCluster } from '../support/cluster.ts'
import { createPortal } from '../support/portal.ts'
import { findBinaries, unpackBinaries } from '../support/postgres-binaries.ts'
import { signInNew } from '../support/signed-in.ts'

const roles = 'send_identity, send_practitioner, send_chore'
const createRoles = roles.split(', ').map((role) => `create role ${role} nologin`)

/** How an administrator may have prepared the server's own user. */
const users = [
  { name: 'that may make roles', prepare: () => ['create role portal login createrole'] },
  {
    name: 'that may give itself roles that are there',
    prepare: (version: number) => [
      'create role portal login createrole',
      ...createRoles,
      // Until PostgreSQL 15 whoever may make roles may hand out any.
      ...(version < 16 ? [] : [`grant ${roles} to portal with admin true, set false, inherit false`]),
    ],
  },
  {
    name: 'that was given the roles and has no power over any',
    prepare: () => ['create role portal login', ...createRoles, `grant ${roles} to portal`],
  },
]

/** Both ways of handing out roles: from PostgreSQL 16 on, and on an older one where the machine has it. */
for (const [name, find] of [
  ['the PostgreSQL of this machine', findBinaries],
  ['the newest PostgreSQL', unpackBinaries],
] as const) {
  describe(`on ${name}`, () => {
    let admin: pg.Client
    let url: URL
    let version: number
    before(async () => {
      url = new URL(await startCluster(find))
      admin = new pg.Client({ connectionString: url.href })
      await admin.connect()
      const { rows } = await admin.query<{ major: number }>(
        "select current_setting('server_version_num')::int / 10000 as major",
      )
      version = rows[0]?.major ?? 0
    })
    after(() => admin.end())

    async function run(statements: readonly string[]): Promise<void> {
      for (const statement of statements) await admin.query(statement)
    }

    /** Two databases of the server's user, for as long as they are worked on. */
    async function withTwo(user: string, work: (dbs: readonly Db[]) => Promise<void>): Promise<void> {
      const opened = []
      for (const database of ['one', 'two']) {
        await run([`create database ${database} owner ${user}`])
        const own = new URL(url)
        own.pathname = `/${database}`
        own.searchParams.set('user', user)
        opened.push(await connect({ databaseUrl: own.href, dataDir: '' }))
      }
      try {
        await work(opened.map(({ db }) => db))
      } finally {
        await Promise.all(opened.map(({ close }) => close()))
        await run([
          'drop database one',
          'drop database two',
          `drop role if exists ${roles}`,
          'drop role if exists portal',
        ])
      }
    }

    test('two databases are brought up to date at once by a superuser', async () => {
      await withTwo('postgres', async (dbs) => {
        await Promise.all(dbs.map(migrate))
      })
    })

    for (const { name: user, prepare } of users) {
      test(`all works for a user ${user}, in two databases brought up to date at once`, async () => {
        await run(prepare(version))
        await withTwo('portal', async (dbs) => {
          await Promise.all(dbs.map(migrate))
          for (const db of dbs) {
            assert.deepEqual(await findPowers(db), { rolname: 'portal', rolsuper: false, rolbypassrls: false })
            await useProduct(db)
          }
        })
      })
    }

    test('a user that may not make the roles it lacks is told so, and nothing is changed', async () => {
      await run(['create role portal login'])
      await withTwo('portal', async ([db]) => {
        assert(db)
        const refused = /^The database could not be brought up to date: permission denied to create role$/
        await assert.rejects(migrate(db), { message: refused })
        assert.deepEqual((await db.introspection.getTables()).length, 0)
      })
    })

    test('who owns the tables sees people only where the force is lifted, as a later migration has to', async () => {
      await run(['create role portal login', ...createRoles, `grant ${roles} to portal`])
      await withTwo('portal', async ([db]) => {
        assert(db)
        await migrate(db)
        await useProduct(db)
        assert.equal(await countPeople(db), 0)
        await db.transaction().execute(async (tx) => {
          await sql`alter table person no force row level security`.execute(tx)
          assert.equal(await countPeople(tx), 1)
          await sql`alter table person force row level security`.execute(tx)
        })
        assert.equal(await countPeople(db), 0)
      })
    })
  })
}

/** What a practitioner comes for, and what the server does by itself. */
async function useProduct(db: Db): Promise<void> {
  const browser = await signInNew(createPortal(db).app)
  const person = examplePerson()
  const ids = {
    practitionerId: browser.practitioner.id,
    personId: person.id,
    roleId: browser.practitioner.roles[0]?.id ?? '',
  }
  const submission = exampleSubmission(ids)
  assert.equal((await browser.request('PUT', `/api/people/${person.id}`, person)).status, 201)
  assert.equal((await browser.request('PUT', `/api/submissions/${submission.id}`, submission)).status, 201)
  await asChore(db, forgetExpired)
  const head = await linkAll(db)
  assert(head)
  assert.deepEqual(await verify(db), { head, unlinked: 0 })
}

async function findPowers(db: Db) {
  const { rows } = await sql<{ rolname: string; rolsuper: boolean; rolbypassrls: boolean }>`
    select rolname, rolsuper, rolbypassrls from pg_roles where rolname = current_user
  `.execute(db)
  return rows[0]
}

async function countPeople(db: Db): Promise<number> {
  return (await db.selectFrom('person').select('id').execute()).length
}
