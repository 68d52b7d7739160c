import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { asChore, asIdentity, asPractitioner, asReader } from '../../db/as.ts'
import { type Head, linkAudit } from '../../db/audit-chain.ts'
import { verifyAudit } from '../../db/audit-verify.ts'
import { type AuditEntry, keepAudit } from '../../db/audit.ts'
import { connect, type Database, type Db } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { keepView, keepViewBy, link, linkAll, sign, verify } from '../support/audit.ts'
import { createDatabase } from '../support/cluster.ts'
import { onEveryDatabase } from '../support/databases.ts'

const find = (db: Db, subject: string) =>
  db.selectFrom('audit').selectAll().where('subject', '=', subject).executeTakeFirst()

const keepByNobody = (db: Db, entry: Omit<AuditEntry, 'actor'>) =>
  asIdentity(db, (tx) => keepAudit(tx, { ...entry, actor: null }))

const seqOf = async (db: Db, subject: string) => Number((await find(db, subject))?.seq)

onEveryDatabase((opened) => {
  test('a row says who did what to what, and is linked to the row before it', async () => {
    const [actor, first, second] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    const detail = { sha256: 'a'.repeat(64), items: ['one', 'two'] }
    await asPractitioner(opened.db, actor, (tx) =>
      keepAudit(tx, { actor, action: 'submission.create', subject: first, detail }),
    )
    const kept = await find(opened.db, first)
    assert.deepEqual(
      [kept?.actor, kept?.action, kept?.detail, kept?.seq, kept?.hash],
      [actor, 'submission.create', detail, null, null],
    )
    await keepByNobody(opened.db, { action: 'refused', subject: second })
    const head = await linkAll(opened.db)
    const [before, last] = [await find(opened.db, first), await find(opened.db, second)]
    assert.equal(last?.prev, before?.hash)
    assert.deepEqual(head, { seq: Number(last?.seq), hash: last?.hash })
    assert.deepEqual(await verify(opened.db), { head, unlinked: 0 })
  })

  test('what is rolled back leaves no row', async () => {
    const subject = crypto.randomUUID()
    const work = asIdentity(opened.db, async (tx) => {
      await keepAudit(tx, { actor: null, action: 'person.view', subject })
      throw new Error('it did not happen')
    })
    await assert.rejects(work, { message: 'it did not happen' })
    assert.equal(await find(opened.db, subject), undefined)
  })

  test('an action is words, and nothing that somebody wrote', async () => {
    for (const action of ['person.Robin Okafor', 'person.view.', 'robin@council.example'] as const) {
      await assert.rejects(keepByNobody(opened.db, { action }), { code: '23514' }, action)
    }
  })

  test('nobody changes a row, takes it out, empties the table or links a row themselves', async () => {
    const subject = await keepView(opened.db)
    const refused = async (statement: string) =>
      assert.rejects(
        opened.pool.query(statement),
        ({ message }: Error) => message === 'audit is written once' || assert.fail(`${statement}: ${message}`),
      )
    const linkBy = `seq = 999, prev = '', hash = ''`
    const change = (what: string) => refused(`update audit set ${what} where subject = '${subject}'`)
    for (const isLinked of [false, true]) {
      if (isLinked) await linkAll(opened.db)
      await change(`actor = null`)
      await change(`detail = null, ${linkBy}`)
      await change(`at = at - interval '1 second', ${linkBy}`)
      await refused(`delete from audit where subject = '${subject}'`)
      await refused('truncate audit')
    }
    await change(linkBy)
    await change('seq = null, prev = null, hash = null')
    await refused(`insert into audit (id, action, seq, prev, hash) values (gen_random_uuid(), 'a.b', 999, '', '')`)
    await assert.rejects(
      opened.pool.query(`insert into audit (id, action, seq) values (gen_random_uuid(), 'a.b', 9)`),
      {
        code: '23514',
      },
    )
    assert.equal((await verify(opened.db)).fault, undefined)
  })

  test('more rows than are linked at once are linked in turns, in the order of their moments', async () => {
    const actor = crypto.randomUUID()
    await asPractitioner(opened.db, actor, async (tx) => {
      for (let n = 0; n < 501; n++) await keepViewBy(tx, actor)
    })
    const before = (await verify(opened.db)).head.seq
    assert.equal((await link(opened.db))?.seq, before + 500)
    assert.equal((await link(opened.db))?.seq, before + 501)
    assert.equal(await link(opened.db), undefined)
    const rows = await opened.db
      .selectFrom('audit')
      .select('at')
      .where('seq', '>', String(before))
      .orderBy('seq')
      .execute()
    const moments = rows.map(({ at }) => at.getTime())
    assert.deepEqual(
      moments,
      moments.toSorted((a, b) => a - b),
    )
  })

  test('two chainers at once make one unbroken chain, in which every row is once', async () => {
    const before = (await verify(opened.db)).head.seq
    let isDone = false
    const chain = async () => {
      while (!isDone) await link(opened.db)
    }
    const chainers = [chain(), chain()]
    const subjects = await Promise.all(Array.from({ length: 60 }, () => keepView(opened.db)))
    isDone = true
    await Promise.all(chainers)
    await linkAll(opened.db)
    const seqs = await Promise.all(subjects.map((subject) => seqOf(opened.db, subject)))
    assert.equal(new Set(seqs).size, 60)
    const { fault, head, unlinked } = await verify(opened.db)
    assert.deepEqual([fault, head.seq, unlinked], [undefined, before + 60, 0])
  })
})

describe('where several connections are at work', () => {
  let database: Database
  let drop: () => Promise<void>
  before(async () => {
    const created = await createDatabase()
    drop = created.drop
    database = await connect({ databaseUrl: created.databaseUrl, dataDir: '' })
    await migrate(database.db)
  })
  after(async () => {
    await database.close()
    await drop()
  })

  test('a row that is not committed holds up nobody, and is linked late when it is', async () => {
    const { db } = database
    const actor = crypto.randomUUID()
    const slow = await begin<string>((work) =>
      asPractitioner(db, actor, async (tx) => work(await keepViewBy(tx, actor))),
    )
    const quick = await keepView(db)
    assert.equal((await link(db))?.seq, 1)
    const late = await slow.end()
    assert.equal((await link(db))?.seq, 2)
    assert.deepEqual([await seqOf(db, quick), await seqOf(db, late)], [1, 2])
    const rows = [await find(db, quick), await find(db, late)]
    assert(Number(rows[0]?.at) > Number(rows[1]?.at), 'the late one was kept first')
    assert.equal((await verify(db)).fault, undefined)
  })

  test('a chainer at work holds up neither new rows nor another chainer, which leaves the chain to it', async () => {
    const { db } = database
    await keepView(db)
    const slow = await begin<Head | undefined>((work) => asChore(db, async (tx) => work(await linkAudit(tx, sign))))
    const subject = await keepView(db)
    assert.equal(await link(db), undefined)
    const head = await slow.end()
    assert.equal((await link(db))?.seq, Number(head?.seq) + 1)
    assert.equal(await seqOf(db, subject), Number(head?.seq) + 1)
  })

  test('who verifies sees one moment, however much is linked meanwhile', async () => {
    const { db } = database
    await asReader(db, async (tx) => {
      await tx.selectFrom('audit').select('id').limit(1).execute()
      await keepView(db)
      const head = await link(db)
      const { fault, head: found } = await verifyAudit(tx, sign)
      assert.deepEqual([fault, found.seq], [undefined, Number(head?.seq) - 1])
    })
  })
})

/** Begins a transaction that stays open, with its work done, until it is told to end. */
async function begin<T>(transaction: (work: (done: T) => Promise<T>) => Promise<T>) {
  const end = new AbortController()
  return new Promise<{ end: () => Promise<T> }>((begun, failed) => {
    const ended = transaction(async (done) => {
      begun({
        end: () => {
          end.abort()
          return ended
        },
      })
      if (!end.signal.aborted) await once(end.signal, 'abort')
      return done
    })
    ended.catch(failed)
  })
}
