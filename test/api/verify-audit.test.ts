import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { createSign } from '../../api/audit-sign.ts'
import { loadKeys } from '../../api/keys.ts'
import { linkAudit } from '../../db/audit-chain.ts'
import { connect } from '../../db/connect.ts'
import { keepView } from '../support/audit.ts'
import { onEveryPlace, type Place, runCommand } from '../support/command.ts'
import { createDataDir } from '../support/databases.ts'

/** What the command says, to both, and how it ends. */
async function run(place: Place, ...args: string[]) {
  const { status, said, failed } = await runCommand('verify-audit', place, ...args)
  return { status, output: said + failed }
}

onEveryPlace((opened) => {
  const sign = () => createSign(loadKeys(path.join(opened.place.dataDir, 'server-keys.json')))
  const keepRows = (count: number) =>
    opened.work(async ({ db }) => {
      for (let n = 0; n < count; n++) await keepView(db)
      return db.transaction().execute((tx) => linkAudit(tx, sign()))
    })
  const tamper = (change: string) =>
    opened.work(({ pool }) => pool.query(`alter table audit disable trigger user; ${change}`).then(() => {}))

  test('keys that are not there are not made: they would find everything changed', async () => {
    const { status, output } = await run(opened.place)
    assert.equal(status, 1)
    assert.match(output, /^SERVER_KEYS_FILE \S+ cannot be used: ENOENT\n$/)
    assert(!fs.existsSync(path.join(opened.place.dataDir, 'server-keys.json')))
  })

  test('an unbroken chain is said in one line with its head, and holds the heads noted before', async () => {
    sign()
    assert.deepEqual(await run(opened.place), { status: 0, output: `0 rows, unbroken; head 0 ${'0'.repeat(64)}\n` })
    const early = await keepRows(12)
    const late = await keepRows(8)
    const whole = `20 rows, unbroken; head 20 ${late?.hash}\n`
    assert.deepEqual(await run(opened.place), { status: 0, output: whole })
    assert.deepEqual(await run(opened.place, '--since', '12', early?.hash ?? ''), { status: 0, output: whole })
    assert.deepEqual(await run(opened.place, '--since', '11', early?.hash ?? ''), {
      status: 1,
      output: 'the head that was noted at 11 is not part of the chain\n',
    })
    await opened.work(({ db }) => keepView(db))
    const waiting = { status: 0, output: whole.replace('\n', '; 1 not yet linked\n') }
    assert.deepEqual(await run(opened.place), waiting)
  })

  test('anything but a head to begin with is refused in one line', async () => {
    for (const args of [['--since'], ['--since', '12'], ['--since', '0', 'a'.repeat(64)], ['--all']]) {
      assert.deepEqual(await run(opened.place, ...args), {
        status: 1,
        output: 'It takes nothing, or --since SEQ HASH\n',
      })
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
      assert.deepEqual(await run(opened.place), { status: 1, output: `${line}\n` })
    }
  })
})

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
