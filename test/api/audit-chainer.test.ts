import assert from 'node:assert/strict'
import { mock, test, type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { startChainer } from '../../api/audit-chainer.ts'
import { createSign } from '../../api/audit-sign.ts'
import { keepView, sign, verify } from '../support/audit.ts'
import { onEveryDatabase } from '../support/databases.ts'

onEveryDatabase((opened) => {
  function listen(t: TestContext, to: 'log' | 'error'): () => string[] {
    const log = mock.method(console, to, () => {})
    t.after(() => log.mock.restore())
    return () => log.mock.calls.map((call) => String(call.arguments[0]))
  }

  async function untilLinked() {
    for (let tries = 0; tries < 200; tries++) {
      if ((await verify(opened.db)).unlinked === 0) return
      await setTimeout(50)
    }
    assert.fail('it was not linked within ten seconds')
  }

  test('rows are linked while it runs and once more when it stops, and it says how far the chain goes', async (t) => {
    const said = listen(t, 'log')
    const stop = startChainer(opened.db, sign)
    const stopOther = startChainer(opened.db, sign)
    await Promise.all(Array.from({ length: 50 }, () => keepView(opened.db)))
    await untilLinked()
    await keepView(opened.db)
    await Promise.all([stop(), stopOther()])
    const { fault, head, unlinked } = await verify(opened.db)
    assert.deepEqual([fault, head.seq, unlinked], [undefined, 51, 0])
    assert(said().includes(`audit head ${head.seq} ${head.hash}`), said().join('\n'))
  })

  test('one that finds a head signed by somebody else says so once, and leaves the chain as it is', async (t) => {
    const said = listen(t, 'error')
    const before = await verify(opened.db)
    const stop = startChainer(opened.db, createSign({ session: 'a', codes: 'b' }))
    t.after(stop)
    await keepView(opened.db)
    await setTimeout(2500)
    assert.match(said().join('\n'), /^audit HeadChanged at linkAudit [^\n]+$/)
    await stop()
    assert.deepEqual(await verify(opened.db), { ...before, unlinked: 1 })
  })
})

test('the key of the audit is not one that something else is signed with', () => {
  const keys = { session: 'a'.repeat(43), codes: 'b'.repeat(43) }
  const signed = createSign(keys)('[1,""]')
  assert.match(signed, /^[\da-f]{64}$/)
  assert.equal(createSign({ ...keys, session: 'c' })('[1,""]'), signed)
  assert.notEqual(createSign({ ...keys, codes: 'c' })('[1,""]'), signed)
  assert.notEqual(createSign(keys)('[2,""]'), signed)
})
