import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { asPractitioner } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { type Db, type Tx } from '../../db/connect.ts'
import { keepConsent } from '../../db/consents.ts'
import { keepPerson } from '../../db/people.ts'
import { keepSubmission } from '../../db/submissions.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'

const nobody = ''

/** Whose a row is, in each table that holds rows of practitioners and that they reach. */
const owners = {
  practitioner: 'id',
  role: 'practitioner_id',
  person: 'practitioner_id',
  consent: 'practitioner_id',
  submission: 'practitioner_id',
  message: 'practitioner_id',
} as const

const tables = ['practitioner', 'role', 'person', 'consent', 'submission', 'message'] as const

/** What each of the tables they may change is changed in. */
const changes = { practitioner: 'title', role: 'postcode', person: 'details', message: 'read_at' } as const

type Counts = Record<string, number>

const each = (n: number): Counts => Object.fromEntries(tables.map((table) => [table, n]))

/** How many rows there are to see in each table: one practitioner's, or all. */
async function countSeen(tx: Tx, owner?: string): Promise<Counts> {
  const counts: Counts = {}
  for (const table of tables) {
    const theirs = owner === undefined ? sql`true` : sql`${sql.id(owners[table])} = ${owner}`
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)} where ${theirs}
    `.execute(tx)
    counts[table] = rows[0]?.n ?? 0
  }
  return counts
}

/** Makes one more of somebody's only row, in the name of an owner. */
function copyFor(tx: Tx, table: string, practitioner_id: string) {
  const changed = JSON.stringify({ id: crypto.randomUUID(), practitioner_id, reference: crypto.randomUUID() })
  return sql`
    insert into ${sql.table(table)}
    select (jsonb_populate_record(old, ${changed}::jsonb)).* from ${sql.table(table)} old
  `.execute(tx)
}

const refusedIn = (table: string) => ({ message: `new row violates row-level security policy for table "${table}"` })

/** Somebody with one row in each table. */
async function addEverything(db: Db): Promise<string> {
  const { id: practitioner_id, role } = await addPractitioner(db)
  const [person_id, id] = [crypto.randomUUID(), crypto.randomUUID()]
  await asPractitioner(db, practitioner_id, async (tx) => {
    const sent = { practitioner_id, person_id, document: '{}', content_sha256: '' }
    await keepPerson(tx, { id: person_id, practitioner_id, details: '{}', created_sha256: '' })
    await keepConsent(tx, { ...sent, id: crypto.randomUUID(), supersedes: null })
    const form = { form_id: 'adult-advice', form_version: 1, reference: id, finished_at: new Date() }
    const standing = { role_id: role.id, role_name: '', organisation_name: '' }
    await keepSubmission(tx, { ...sent, ...form, ...standing, id }, { id: crypto.randomUUID(), subject: '', text: '' })
  })
  return practitioner_id
}

onEveryDatabase((opened) => {
  let own: string
  let theirs: string
  before(async () => {
    own = await addEverything(opened.db)
    theirs = await addEverything(opened.db)
  })

  const asOwn = <T>(work: (tx: Tx) => Promise<T>) => asPractitioner(opened.db, own, work)

  /** Who the connection that was used last is, to whoever comes next. */
  async function lookAtConnection() {
    const { rows } = await sql<{ pid: number; role: string; practitioner: string | null }>`
      select pg_backend_pid() as pid, current_setting('role') as role,
        coalesce(current_setting('app.practitioner', true), '') as practitioner
    `.execute(opened.db)
    return rows[0] ?? assert.fail()
  }

  const pidOf = (tx: Tx) => sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)

  test('every table with rows of practitioners that they reach is looked at here', async () => {
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_policies
      where 'send_practitioner' = any(roles) and tablename <> 'audit' and qual <> 'true'
    `.execute(opened.db)
    assert.deepEqual(rows.map(({ name }) => name).sort(), tables.toSorted())
  })

  test("a practitioner sees their own row in each table and nobody else's", async () => {
    assert.deepEqual(await asOwn((tx) => countSeen(tx, own)), each(1))
    assert.deepEqual(await asOwn((tx) => countSeen(tx, theirs)), each(0))
    assert.deepEqual(await asOwn((tx) => countSeen(tx)), each(1))
  })

  test("without row-level security they would see the other's too", async () => {
    const tx = await opened.db.startTransaction().execute()
    for (const table of tables) await sql`alter table ${sql.table(table)} disable row level security`.execute(tx)
    await sql`select set_config('role', 'send_practitioner', true), set_config('app.practitioner', ${own}, true)`.execute(
      tx,
    )
    const [seen, all] = [await countSeen(tx, theirs), await countSeen(tx)]
    await tx.rollback().execute()
    assert.deepEqual([seen, all], [each(1), each(2)])
  })

  test('nobody sees nothing, and so does somebody unknown', async () => {
    for (const id of [nobody, crypto.randomUUID()]) {
      assert.deepEqual(await asPractitioner(opened.db, id, (tx) => countSeen(tx)), each(0))
    }
  })

  test("no row is made under somebody else's id", async () => {
    for (const table of tables.filter((name) => name !== 'practitioner')) {
      await assert.rejects(
        asOwn((tx) => copyFor(tx, table, theirs)),
        refusedIn(table),
      )
      const undone = asOwn(async (tx) => {
        const { numAffectedRows } = await copyFor(tx, table, own)
        throw new Error(`${table}: ${numAffectedRows}`)
      })
      await assert.rejects(undone, { message: `${table}: 1` })
    }
  })

  test("nothing is kept about somebody else's person", async () => {
    const about = (table: string, personId: string) => async (tx: Tx) => {
      const changed = JSON.stringify({ id: crypto.randomUUID(), person_id: personId, reference: crypto.randomUUID() })
      await sql`
        insert into ${sql.table(table)}
        select (jsonb_populate_record(old, ${changed}::jsonb)).* from ${sql.table(table)} old limit 1
      `.execute(tx)
    }
    const personOf = async (practitionerId: string) => {
      const query = opened.db.selectFrom('person').select('id').where('practitioner_id', '=', practitionerId)
      return (await query.executeTakeFirstOrThrow()).id
    }
    const [ownPerson, theirPerson] = [await personOf(own), await personOf(theirs)]
    for (const table of ['consent', 'submission']) {
      await assert.rejects(asOwn(about(table, theirPerson)), refusedIn(table))
      const undone = asOwn(async (tx) => {
        await about(table, ownPerson)(tx)
        throw new Error('undone')
      })
      await assert.rejects(undone, { message: 'undone' })
    }
  })

  test("nobody else's row is changed, and none is given away", async () => {
    for (const [table, column] of Object.entries(changes)) {
      const change = sql`update ${sql.table(table)} set ${sql.id(column)} = ${sql.id(column)}`
      const owner = sql.id(table === 'practitioner' ? 'id' : 'practitioner_id')
      const changedOf = async (id: string) =>
        Number((await asOwn((tx) => sql`${change} where ${owner} = ${id}`.execute(tx))).numAffectedRows)
      assert.deepEqual([await changedOf(theirs), await changedOf(own)], [0, 1], table)
    }
    for (const table of ['role', 'person']) {
      const gift = sql`update ${sql.table(table)} set practitioner_id = ${theirs}`
      await assert.rejects(
        asOwn((tx) => gift.execute(tx)),
        refusedIn(table),
      )
    }
  })

  test("the audit takes no row in the name of somebody else, nor in nobody's", async () => {
    const keep = (actor: string | null) => asOwn((tx) => keepAudit(tx, { actor, action: 'person.view' }))
    for (const actor of [theirs, null]) await assert.rejects(keep(actor), refusedIn('audit'))
    await keep(own)
  })

  test('who comes next on the same connection is nobody, whichever way the last transaction ended', async () => {
    const endings: readonly ((tx: Tx) => Promise<unknown>)[] = [
      () => Promise.resolve(),
      () => Promise.reject(new Error('it did not happen')),
      (tx) => sql`select 1 / 0`.execute(tx),
    ]
    for (const end of endings) {
      let pid: number | undefined
      await asOwn(async (tx) => {
        assert.deepEqual(await countSeen(tx), each(1))
        pid = (await pidOf(tx)).rows[0]?.pid
        await end(tx)
      }).catch(() => {}) // that it ends so is what is tried
      assert.deepEqual(await lookAtConnection(), { pid, role: 'none', practitioner: '' })
      const next = await asPractitioner(
        opened.db,
        nobody,
        async (tx) => [await pidOf(tx), await countSeen(tx)] as const,
      )
      assert.deepEqual([next[0].rows[0]?.pid, next[1]], [pid, each(0)])
    }
  })

  test('a role that held for longer than its transaction would be seen', async () => {
    const set = (role: string, id: string) =>
      sql`select set_config('role', ${role}, false), set_config('app.practitioner', ${id}, false)`.execute(opened.db)
    await set('send_practitioner', own)
    const { role, practitioner } = await lookAtConnection()
    await set('none', '')
    assert.deepEqual([role, practitioner], ['send_practitioner', own])
  })
})
