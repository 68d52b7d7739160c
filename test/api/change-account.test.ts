import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { before, test } from 'node:test'
import { loadKeys } from '../../api/keys.ts'
import { connect } from '../../db/connect.ts'
import { onEveryPlace, type Place, runCommand } from '../support/command.ts'
import { createDataDir } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'

const takes =
  'It takes EMAIL, or EMAIL and one of practitioner, team-manager, caseworker, administrator, reopen, forget-second-step, suspend\n'

const run = (place: Place, ...args: string[]) => runCommand('change-account', place, ...args)

const done = (said: string) => ({ status: 0, said: `${said}\n`, failed: '' })

onEveryPlace((opened) => {
  let account: { id: string; email: string }
  before(async () => {
    account = await opened.work(({ db }) => addPractitioner(db))
  })

  const listAudit = () =>
    opened.work(({ db }) =>
      db.selectFrom('audit').select(['actor', 'action', 'subject', 'detail']).orderBy('at').execute(),
    )

  test('keys that are not there are not made', async () => {
    const { status, said, failed } = await run(opened.place, account.email)
    assert.deepEqual([status, said], [1, ''])
    assert.match(failed, /^SERVER_KEYS_FILE \S+ cannot be used: ENOENT\n$/)
    assert(!fs.existsSync(path.join(opened.place.dataDir, 'server-keys.json')))
    loadKeys(path.join(opened.place.dataDir, 'server-keys.json'))
  })

  test('an account whose address nobody has confirmed is none, and is not changed', async () => {
    const refused = { status: 1, said: '', failed: 'No active account has this address\n' }
    assert.deepEqual(await run(opened.place, account.email, 'administrator'), refused)
    assert.deepEqual(await run(opened.place, 'nobody@council.example'), refused)
    await opened.work(({ db }) => db.updateTable('practitioner').set({ email_verified: true }).execute())
  })

  test('an action it does not know is refused in one line that says which there are', async () => {
    for (const args of [[], [account.email, 'owner'], [account.email, ''], [account.email, 'suspend', 'now']]) {
      assert.deepEqual(await run(opened.place, ...args), { status: 1, said: '', failed: takes })
    }
  })

  test('how an account stands is one line, and so is what an action made of it; each leaves its row', async () => {
    const before = done('role practitioner; two-step not on; not suspended')
    assert.deepEqual(await run(opened.place, ` ${account.email.toUpperCase()}`), before)
    const promoted = done('role administrator; two-step not on; not suspended')
    assert.deepEqual(await run(opened.place, account.email, 'administrator'), promoted)
    assert.deepEqual(await run(opened.place, account.email), promoted)
    const suspended = await run(opened.place, account.email, 'suspend')
    assert.match(suspended.said, /^role administrator; two-step not on; suspended since \d{4}-\d\d-\d\dT[\d:.]+Z\n$/)
    const row = { actor: null, subject: account.id }
    assert.deepEqual(await listAudit(), [
      {
        ...row,
        action: 'account.role-changed',
        detail: { by: 'command', from: 'practitioner', to: 'administrator' },
      },
      { ...row, action: 'account.suspended', detail: { by: 'command' } },
    ])
  })
})

test('while a server is at work on the embedded database the command says so', async () => {
  const dataDir = await createDataDir()
  loadKeys(path.join(dataDir, 'server-keys.json'))
  const { close } = await connect({ dataDir })
  const { status, said, failed } = await run({ dataDir, databaseUrl: '' }, 'robin@council.example', 'administrator')
  await close()
  fs.rmSync(dataDir, { recursive: true })
  assert.deepEqual([status, said], [1, ''])
  assert.match(failed, /^DATA_DIR \S+ is in use by another process[^\n]*\n$/)
})
