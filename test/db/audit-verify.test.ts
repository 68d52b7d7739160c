import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { hashRow, type Head, linkAudit, selectContents } from '../../db/audit-chain.ts'
import { type Tx } from '../../db/connect.ts'
import { keepView, keepViewBy, link, linkAll, sign, verify, verifyAfter } from '../support/audit.ts'
import { onEveryDatabase } from '../support/databases.ts'

onEveryDatabase((opened) => {
  /** What was noted when twelve rows were linked, and when all were. */
  let early: Head
  let late: Head
  before(async () => {
    early = await keepMany(12)
    late = await keepMany(8)
  })

  async function keepMany(count: number): Promise<Head> {
    for (let n = 0; n < count; n++) await keepView(opened.db)
    const head = await linkAll(opened.db)
    assert(head)
    return head
  }

  const after = async (tamper: (tx: Tx) => Promise<unknown>, noted?: Head) =>
    (await verifyAfter(opened.db, tamper, noted)).fault
  const nothing = () => Promise.resolve()
  const keepOne = (tx: Tx) => keepViewBy(tx, crypto.randomUUID())
  const cutTail = (tx: Tx) => sql`delete from audit where seq > 12`.execute(tx)
  const setHead = (tx: Tx, { seq, hash }: Head, mac: string | null) =>
    sql`update audit_head set seq = ${seq}, hash = ${hash}, mac = ${mac}`.execute(tx)
  const macOf = ({ seq, hash }: Head) => sign(JSON.stringify([seq, hash]))

  test('a chain that nobody touched has no fault, and a row not yet linked is counted', async () => {
    assert.deepEqual(await verify(opened.db), { head: late, unlinked: 0 })
    assert.equal(await after(nothing, early), undefined)
    assert.equal(await after(nothing, late), undefined)
    assert.deepEqual(await verifyAfter(opened.db, keepOne), { head: late, unlinked: 1 })
  })

  test('a changed row is found, whichever column was changed', async () => {
    const other = crypto.randomUUID()
    for (const change of [
      sql`at = at + interval '1 microsecond'`,
      sql`actor = ${other}`,
      sql`actor = null`,
      sql`action = 'person.change'`,
      sql`subject = ${other}`,
      sql`detail = '{"revision": 2}'`,
      sql`detail = '{"revision": 1.0}'`,
      sql`id = ${other}`,
      sql`hash = repeat('0', 64)`,
      sql`prev = repeat('0', 64)`,
    ]) {
      const fault = await after((tx) => sql`update audit set ${change} where seq = 7`.execute(tx))
      assert.deepEqual(fault, { fault: 'row-changed', seq: 7 })
    }
  })

  test('a changed row whose hash was worked out again is found at the row after it, even when that one follows', async () => {
    const change = async (tx: Tx): Promise<string> => {
      await sql`update audit set actor = null where seq = 7`.execute(tx)
      const row = await selectContents(tx).select('prev').where('seq', '=', '7').executeTakeFirstOrThrow()
      const hash = hashRow(row.prev ?? '', 7, row)
      await sql`update audit set hash = ${hash} where seq = 7`.execute(tx)
      return hash
    }
    const follow = async (tx: Tx) => sql`update audit set prev = ${await change(tx)} where seq = 8`.execute(tx)
    for (const tamper of [change, follow]) assert.deepEqual(await after(tamper), { fault: 'row-changed', seq: 8 })
  })

  test('a chain worked out again from there to its end is found at its head, which no server signed', async () => {
    const fault = await after(async (tx) => {
      await sql`update audit set seq = null, prev = null, hash = null where seq > 6`.execute(tx)
      const six = await tx.selectFrom('audit').select('hash').where('seq', '=', '6').executeTakeFirstOrThrow()
      const head = { seq: 6, hash: six.hash ?? '' }
      const forge = (text: string) => sign(`forged ${text}`)
      await setHead(tx, head, forge(JSON.stringify([head.seq, head.hash])))
      assert.equal((await linkAudit(tx, forge))?.seq, 20)
    })
    assert.deepEqual(fault, { fault: 'head-changed' })
  })

  test('a row taken out is found: the first, one in the middle, and one that was only unlinked', async () => {
    for (const seq of [1, 7]) {
      const fault = await after((tx) => sql`delete from audit where seq = ${seq}`.execute(tx))
      assert.deepEqual(fault, { fault: 'row-missing', seq })
    }
    const unlink = (tx: Tx) => sql`update audit set seq = null, prev = null, hash = null where seq = 7`.execute(tx)
    assert.deepEqual(await after(unlink), { fault: 'row-missing', seq: 7 })
  })

  test('two rows that changed places are found', async () => {
    const fault = await after(async (tx) => {
      await sql`update audit set seq = 99 where seq = 7`.execute(tx)
      await sql`update audit set seq = 7 where seq = 8`.execute(tx)
      await sql`update audit set seq = 8 where seq = 99`.execute(tx)
    })
    assert.deepEqual(fault, { fault: 'row-changed', seq: 7 })
  })

  test('a tail that was cut off is found, and so is the last row alone', async () => {
    assert.deepEqual(await after(cutTail), { fault: 'tail-missing', seq: 12, headSeq: 20 })
    const cutLast = (tx: Tx) => sql`delete from audit where seq = 20`.execute(tx)
    assert.deepEqual(await after(cutLast), { fault: 'tail-missing', seq: 19, headSeq: 20 })
  })

  test('a head that was set to hide the cut is found, for it is not signed by a server', async () => {
    for (const mac of [null, '', macOf(late), 'f'.repeat(64)]) {
      const fault = await after(async (tx) => {
        await cutTail(tx)
        await setHead(tx, early, mac)
      })
      assert.deepEqual(fault, { fault: 'head-changed' })
    }
    assert.deepEqual(await after((tx) => sql`delete from audit_head`.execute(tx)), { fault: 'head-changed' })
  })

  test('no server goes on from such a head, which would sign it', async () => {
    const forge = async (tx: Tx) => {
      await cutTail(tx)
      await setHead(tx, early, macOf(late))
      await keepOne(tx)
      await assert.rejects(linkAudit(tx, sign), { name: 'HeadChanged' })
    }
    assert.deepEqual(await after(forge), { fault: 'head-changed' })
  })

  test('a database put back to an older state is whole in itself, and found by the head that was noted', async () => {
    const putBack = async (tx: Tx) => {
      await cutTail(tx)
      await setHead(tx, early, macOf(early))
    }
    assert.equal(await after(putBack), undefined)
    assert.equal(await after(putBack, early), undefined)
    assert.deepEqual(await after(putBack, late), { fault: 'not-as-noted', seq: 20 })
    const goOn = async (tx: Tx) => {
      await putBack(tx)
      for (let n = 0; n < 9; n++) await keepOne(tx)
      await linkAudit(tx, sign)
    }
    assert.equal(await after(goOn), undefined)
    assert.deepEqual(await after(goOn, late), { fault: 'not-as-noted', seq: 20 })
  })

  test('a server that runs notices that its database was put back, even to the very beginning', async () => {
    for (const back of [early, { seq: 0, hash: '0'.repeat(64) }]) {
      const putBack = async (tx: Tx) => {
        await sql`delete from audit where seq > ${back.seq}`.execute(tx)
        await setHead(tx, back, back.seq === 0 ? null : macOf(back))
        await keepOne(tx)
        await assert.rejects(linkAudit(tx, sign, late), { name: 'HeadChanged' })
        assert.equal((await linkAudit(tx, sign))?.seq, back.seq + 1)
      }
      assert.equal(await after(putBack), undefined)
    }
    assert.equal(await link(opened.db, late), undefined)
  })

  test('a head under another key is not ours', async () => {
    const fault = await after((tx) =>
      setHead(
        tx,
        late,
        createHmac('sha256', 'another key')
          .update(JSON.stringify([late.seq, late.hash]))
          .digest('hex'),
      ),
    )
    assert.deepEqual(fault, { fault: 'head-changed' })
  })
})
