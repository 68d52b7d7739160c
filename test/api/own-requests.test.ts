import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { operations } from '../../api/operations.ts'
import { examplePerson } from '../examples/person.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { signInNew } from '../support/signed-in.ts'

const own = { 'Content-Type': 'application/json', 'X-App': '1' }
const publicUrl = 'https://portal.example'
const fromAnotherSite = { 'Sec-Fetch-Site': 'cross-site', Origin: 'https://evil.example' }

onEveryDatabase((opened) => {
  async function post(headers: Record<string, string>, body = '{"email":"nobody@coventry.example"}') {
    const { app } = createPortal(opened.db, { PUBLIC_URL: publicUrl })
    const response = await app.request('/api/password/forgotten', { method: 'POST', headers, body })
    assert.equal(response.headers.get('Content-Type'), response.ok ? 'application/json' : 'application/problem+json')
    return [response.status, ((await response.json()) as { type?: string }).type]
  }

  test('what this app’s own page sends is taken', async () => {
    assert.deepEqual(await post({ ...own, 'Sec-Fetch-Site': 'same-origin', Origin: publicUrl }), [202, undefined])
    assert.deepEqual(await post({ ...own, Origin: publicUrl }), [202, undefined])
    assert.deepEqual(await post(own), [202, undefined])
    assert.deepEqual(await post({ ...own, 'Content-Type': 'application/json; charset=utf-8' }), [202, undefined])
  })

  test('what another site’s page sends is not', async () => {
    for (const site of ['cross-site', 'same-site', 'none', '']) {
      assert.deepEqual(await post({ ...own, 'Sec-Fetch-Site': site, Origin: publicUrl }), [403, 'forbidden'])
    }
    for (const origin of ['https://evil.example', 'null', 'http://portal.example', `${publicUrl}.evil.example`]) {
      assert.deepEqual(await post({ ...own, Origin: origin }), [403, 'forbidden'])
    }
  })

  test('no request that may change anything is taken from another site, whatever it says it holds', async () => {
    const { app } = createPortal(opened.db, { PUBLIC_URL: publicUrl })
    const types = ['text/plain', 'application/x-www-form-urlencoded', 'application/json', 'application/x-foo']
    for (const { request } of operations.filter(({ request }) => !request.startsWith('GET '))) {
      const [method = '', path = ''] = request.split(' ')
      for (const type of [...types, 'application/reports+json']) {
        const headers = { ...own, 'Content-Type': type, ...fromAnotherSite }
        const response = await app.request(`/api${path}`, { method, headers, body: '[]' })
        assert.equal(response.status, 403, `${request} ${type}`)
      }
    }
  })

  test('the usual guard alone would take JSON from another site', async () => {
    const guarded = new Hono().use(csrf({ origin: publicUrl })).post('/', (c) => c.text('taken'))
    const headers = { 'Content-Type': 'application/json', ...fromAnotherSite }
    assert.equal((await guarded.request('/', { method: 'POST', headers, body: '{}' })).status, 200)
    assert.deepEqual(await post(headers), [403, 'forbidden'])
  })

  test('another site reads nothing either, but for what is anybody’s', async () => {
    const { app } = createPortal(opened.db, { PUBLIC_URL: publicUrl })
    const statuses = async (site: string) => {
      const get = async (path: string) => (await app.request(path, { headers: { 'Sec-Fetch-Site': site } })).status
      return Promise.all(['/api/portal', '/api/people', '/api/health', '/api/ready', '/api/openapi.json'].map(get))
    }
    for (const site of ['cross-site', 'same-site']) assert.deepEqual(await statuses(site), [403, 403, 200, 200, 200])
    for (const site of ['same-origin', 'none']) assert.deepEqual(await statuses(site), [200, 401, 200, 200, 200])
    const page = await app.request('/home', { headers: { 'Sec-Fetch-Site': 'cross-site', Accept: 'text/html' } })
    assert.equal(page.status, 200, 'a link in a mail opens the portal')
  })

  test('reading changes nothing that is kept, but that it is noted who looked', async () => {
    const { app } = createPortal(opened.db)
    const phone = await signInNew(app)
    const list = async () => {
      const { rows: tables } = await opened.pool.query<{ name: string }>(
        "select tablename as name from pg_tables where schemaname = current_schema() and tablename <> 'session'",
      )
      const counted = tables.map(({ name }) => {
        const which = name === 'audit' ? "where action not like '%.view'" : ''
        return opened.pool.query<{ all: string }>(
          `select md5(string_agg(t::text, '' order by t::text)) as all from "${name}" t ${which}`,
        )
      })
      return (await Promise.all(counted)).map(({ rows: [row] }, index) => [tables[index]?.name, row?.all])
    }
    const before = await list()
    assert.ok(before.some(([name, all]) => name === 'practitioner' && all))
    for (const { request } of operations.filter(({ request }) => request.startsWith('GET '))) {
      const path = request.slice('GET '.length).replace(':id', phone.practitioner.roles[0]?.id ?? '')
      assert.equal((await phone.request('GET', `/api${path}`)).status, 200, request)
    }
    assert.deepEqual(await list(), before)
    const person = examplePerson()
    assert.equal((await phone.request('PUT', `/api/people/${person.id}`, person)).status, 201)
    assert.notDeepEqual(await list(), before)
  })

  test('nor what does not say that it is the app', async () => {
    assert.deepEqual(await post({ 'Content-Type': 'application/json' }), [403, 'forbidden'])
    assert.deepEqual(await post({ ...own, 'X-App': '2' }), [403, 'forbidden'])
  })

  test('nor anything but JSON', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
      'application/jsonp',
    ]
    for (const type of [...types, 'text/plain, application/json', 'application/vnd.api+json']) {
      assert.deepEqual(await post({ ...own, 'Content-Type': type }), [415, 'not-json'])
    }
  })

  test('what cannot be read is malformed, not an error', async () => {
    const log = console.error
    console.error = () => assert.fail('nothing went wrong')
    for (const body of [
      '{',
      '',
      '[]',
      'null',
      '{}',
      '{"email":1}',
      '{"email":"a","more":1}',
      '{"email":"a\\u0000b"}',
      '{"email":"\\ud800"}',
    ]) {
      assert.deepEqual(await post(own, body), [400, 'malformed'], body)
    }
    assert.deepEqual(await post(own, '['.repeat(100_000)), [400, 'malformed'])
    console.error = log
  })

  test('a body above 512 kB is too large, whether it says so beforehand or not', async () => {
    const big = JSON.stringify({ email: 'x'.repeat(512 * 1024) })
    assert.deepEqual(await post({ ...own, 'Content-Length': String(big.length) }, big), [413, 'too-large'])
    assert.deepEqual(await post(own, big), [413, 'too-large'])
    assert.deepEqual(await post({ ...own, 'Content-Length': '10', 'Transfer-Encoding': 'chunked' }, big), [
      413,
      'too-large',
    ])
  })

  test('a submission may be larger, up to 4 MB', async () => {
    const { app } = createPortal(opened.db)
    for (const [size, status] of [
      [3.9 * 1024 * 1024, 401],
      [4 * 1024 * 1024, 413],
    ] as const) {
      const body = JSON.stringify({ answers: 'x'.repeat(size) })
      const response = await app.request('/api/submissions/any', { method: 'PUT', headers: own, body })
      assert.equal(response.status, status)
    }
  })

  test('other methods on a known path are refused, and say which would do', async () => {
    const { app } = createPortal(opened.db)
    const answers = {
      'DELETE /api/portal': 'GET, HEAD',
      'GET /api/sign-in': 'POST',
      'PUT /api/password/reset': 'POST',
      'OPTIONS /api/health': 'GET, HEAD',
    }
    for (const [request, allow] of Object.entries(answers)) {
      const [method = '', path = ''] = request.split(' ')
      const response = await app.request(path, { method, headers: own })
      assert.equal(response.status, 405, request)
      assert.equal(response.headers.get('Allow'), allow)
      assert.equal(((await response.json()) as { type: string }).type, 'method-not-allowed')
    }
  })

  test('no other site is told that it may ask', async () => {
    const { app } = createPortal(opened.db)
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'POST' }
    const response = await app.request('/api/sign-in', { method: 'OPTIONS', headers })
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), null)
  })
})
