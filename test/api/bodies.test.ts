import assert from 'node:assert/strict'
import { after, before, mock, test } from 'node:test'
import fc from 'fast-check'
import { Hono } from 'hono'
import * as z from 'zod/mini'
import { body } from '../../api/body.ts'
import { type Operation } from '../../api/operation.ts'
import { operations } from '../../api/operations.ts'
import { type Database } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { databases } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { signInNew } from '../support/signed-in.ts'

const unsafe = operations.filter(({ request }) => !request.startsWith('GET '))
const MiB = 1024 * 1024

let database: Database
before(async () => {
  database = await (databases[1] ?? assert.fail()).open()
  await migrate(database.db)
})
after(() => database.close())

/** What the reader makes of a body, whatever the schema. */
async function read(text: string): Promise<number> {
  const app = new Hono().post('/', body(z.unknown()), (c) => c.body(null, 204))
  return (await app.request('/', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: text }))
    .status
}

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const listOf = (count: number) => JSON.stringify(Array.from({ length: count }, () => 0))

test('a body may be twelve levels deep and hold twenty thousand values', async () => {
  assert.deepEqual([await read(nested(12)), await read(nested(13)), await read(nested(100_000))], [204, 400, 400])
  assert.deepEqual([await read(listOf(20_000)), await read(listOf(20_001))], [204, 400])
})

test('a name that reaches what all objects share is refused, however deep and however it is written', async () => {
  const poison = '{"__proto__":{"isAdmin":true}}'
  assert.deepEqual(Reflect.get(Object.assign({}, JSON.parse(poison)), 'isAdmin'), true, 'it would do harm')
  for (const text of [
    poison,
    `{"details":[{"a":${poison}}]}`,
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '{"prototype":1}',
    '{"\\u005f_proto__":1}',
  ]) {
    assert.equal(await read(text), 400, text)
  }
  assert.equal(await read('{"proto":1,"a":"__proto__"}'), 204)
})

test('no junk sent anywhere is an error of the server, or stays in its memory', async (t) => {
  const log = mock.method(console, 'error', () => {})
  t.after(() => log.mock.restore())
  const { app } = createPortal(database.db)
  const phone = await signInNew(app)

  /** Only whoever is signed in gets further than the door; nobody signs out by junk meanwhile. */
  async function send({ request }: Operation, text: string): Promise<number> {
    const [method = '', path = ''] = request.split(' ')
    const cookies = request === 'POST /sign-out' ? [] : [...phone.cookies].map(([name, value]) => `${name}=${value}`)
    const headers = {
      'Content-Type': path === '/policy-reports' ? 'application/reports+json' : 'application/json',
      'Sec-Fetch-Site': 'same-origin',
      'X-App': '1',
      Cookie: cookies.join('; '),
    }
    const url = `/api${path.replace(/:\w+/g, crypto.randomUUID())}`
    return (await app.request(url, { method, headers, body: text })).status
  }

  async function fuzz(rounds: number): Promise<void> {
    for (const operation of unsafe) {
      const property = fc.asyncProperty(junkFor(operation), async (text) => {
        const status = await send(operation, text)
        assert.ok(status < 500, `${operation.request} answered ${status}`)
      })
      await fc.assert(property, { numRuns: rounds })
    }
  }

  const big = [nested(2 * MiB - 10), listOf(2 * MiB - 10), `{"answers":"${'x'.repeat(4 * MiB - 20)}"}`]
  const submission = unsafe.find(({ request }) => request === 'PUT /submissions/:id') ?? assert.fail()
  async function sendBig(rounds: number): Promise<void> {
    for (const text of Array.from({ length: rounds }, () => big).flat()) assert.equal(await send(submission, text), 400)
  }

  await fuzz(5)
  await sendBig(2)
  const before = process.memoryUsage.rss()
  await fuzz(25)
  await sendBig(6)
  const grown = (process.memoryUsage.rss() - before) / MiB
  assert.ok(grown < 200, `${Math.round(grown)} MiB more`)
  assert.equal(
    (await phone.request('GET', '/api/people')).status,
    200,
    'still signed in, so it all came through the door',
  )
  assert.deepEqual(
    log.mock.calls.map(({ arguments: [line] }) => String(line)).filter((line) => !/^policy /.test(line)),
    [],
  )
})

/** Text that is no JSON, any JSON at all, and JSON that has the right names and anything under them. */
function junkFor({ body }: Operation): fc.Arbitrary<string> {
  const { properties = {} } = z
    .object({ properties: z.optional(z.record(z.string(), z.unknown())) })
    .parse(body ? z.toJSONSchema(body) : {})
  const names = [...Object.keys(properties), '__proto__', 'id', 'details', 'toString']
  const odd = fc.constantFrom<unknown>('', '\u0000', '\ud800', crypto.randomUUID(), -1, 1e308, null, [], {}, true)
  const value = fc.oneof(odd, fc.jsonValue(), fc.string({ unit: 'binary' }))
  const named = fc.dictionary(fc.constantFrom(...names), value).map((given) => JSON.stringify(given))
  return fc.oneof({ weight: 4, arbitrary: named }, fc.json(), fc.string(), fc.constant(nested(5000)))
}
