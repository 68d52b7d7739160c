import assert from 'node:assert/strict'
import { after, before, mock, test, type TestContext } from 'node:test'
import { type Database } from '../../db/connect.ts'
import { databases } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'

const publicUrl = 'https://portal.example'

let database: Database
before(async () => (database = await (databases[0] ?? assert.fail()).open()))
after(() => database.close())

/** A portal of its own, and what it logs meanwhile. */
function open(t: TestContext) {
  const { app } = createPortal(database.db, { PUBLIC_URL: publicUrl })
  const log = mock.method(console, 'error', () => {})
  t.after(() => log.mock.restore())
  async function send(reports: unknown, headers: Record<string, string> = {}): Promise<number> {
    const asBrowser = { 'Content-Type': 'application/reports+json', ...headers }
    const request = { method: 'POST', headers: asBrowser, body: JSON.stringify(reports) }
    return (await app.request('/api/policy-reports', request)).status
  }
  return { send, lines: () => log.mock.calls.map(({ arguments: [line] }) => String(line)) }
}

/** As Chromium writes one, with words of a person wherever there is room for any. */
function report(body: object = {}) {
  return {
    age: 53,
    type: 'csp-violation',
    url: `${publicUrl}/send/people/4711?aardvaark`,
    user_agent: 'Mozilla/5.0',
    body: {
      blockedURL: 'https://evil.example/take?name=aardvaark#aardvaark',
      disposition: 'enforce',
      documentURL: `${publicUrl}/send/people/4711?aardvaark`,
      effectiveDirective: 'connect-src',
      originalPolicy: "connect-src 'self'",
      referrer: '',
      sample: 'aardvaark',
      sourceFile: `${publicUrl}/assets/shell-AB12CD34.js?aardvaark#aardvaark`,
      statusCode: 200,
      ...body,
    },
  }
}

test('what a policy stopped is one line: the directive, the host, the file of ours', async (t) => {
  const { send, lines } = open(t)
  assert.equal(await send([report()]), 204)
  assert.equal(await send([report({ blockedURL: 'inline', sourceFile: `${publicUrl}/send/people/4711` })]), 204)
  assert.equal(await send([report({ blockedURL: 'trusted-types-sink', sourceFile: null })]), 204)
  assert.deepEqual(lines(), [
    'policy connect-src evil.example /assets/shell-AB12CD34.js',
    'policy connect-src inline ?',
    'policy connect-src trusted-types-sink ?',
  ])
})

test('whoever makes reports up writes nothing of their own into the log', async (t) => {
  const { send, lines } = open(t)
  const odd = 'Aardvaark\nerror POST /api/people'
  assert.equal(await send([report({ effectiveDirective: odd, blockedURL: odd, sourceFile: odd })]), 204)
  assert.deepEqual(lines(), ['policy ? ? ?'])
  assert.equal(await send([{ ...report(), type: 'deprecation' }]), 204)
  assert.equal(lines().length, 1)
})

test('a flood of them is five lines a minute', async (t) => {
  t.mock.timers.enable({ apis: ['Date'], now: Date.UTC(2026, 10, 25) })
  const { send, lines } = open(t)
  for (let count = 0; count < 20; count++) assert.equal(await send(Array.from({ length: 10 }, () => report())), 204)
  assert.equal(lines().length, 5)
  t.mock.timers.tick(60_000)
  assert.equal(await send([report()]), 204)
  assert.equal(lines().length, 6)
})

test('they come from our own pages, in their own type, and are small', async (t) => {
  const { send, lines } = open(t)
  for (const foreign of [{ 'Sec-Fetch-Site': 'cross-site' }, { Origin: 'https://evil.example' }]) {
    assert.equal(await send([report()], { 'X-App': '1', ...foreign }), 403)
  }
  for (const type of ['application/json', 'application/csp-report', 'text/plain']) {
    assert.equal(await send([report()], { 'X-App': '1', 'Content-Type': type }), 415)
  }
  assert.equal(await send([report({ sample: 'x'.repeat(16 * 1024) })]), 413)
  assert.equal(await send('aardvaark'), 400)
  assert.deepEqual(lines(), [])
  assert.equal(await send([report()], { 'Sec-Fetch-Site': 'same-origin', Origin: publicUrl }), 204)
})
