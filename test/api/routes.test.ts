import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Hono } from 'hono'
import { demandOperations } from '../../api/app.ts'
import { operations } from '../../api/operations.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addNewcomer, plainPasswords } from '../support/newcomer.ts'
import { createPortal, type Portal } from '../support/portal.ts'

const guarded = operations.filter(({ signedIn }) => signedIn)

/** Other ways to write a path that some server, proxy or router might take for the same. */
const spellings: readonly ((path: string) => string)[] = [
  (path) => `${path}/`,
  (path) => `/${path}`,
  (path) => path.replace('/api/', '/api//'),
  (path) => path.replace(/\/(?=[^/]*$)/, '//'),
  (path) => path.replace('/api/', '/./api/./'),
  (path) => path.replace('/api/', '/api/portal/../'),
  (path) => path.replace('/api/', '/api/portal/%2e%2e/'),
  (path) => path.replace('/api/', '/api%2F'),
  (path) => path.replace('/api/', '/api\\'),
  (path) => path.replace('/api/', '/%61pi/'),
  (path) => path.replace(/^\/api\/(.)/, (_, first: string) => `/api/%${first.charCodeAt(0).toString(16)}`),
  (path) => path.toUpperCase(),
  (path) => path.replace(/^\/api\/(.)/, (_, first: string) => `/api/${first.toUpperCase()}`),
  (path) => `${path};a=b`,
  (path) => `${path}%00`,
  (path) => `${path}%20`,
  (path) => `${path}.json`,
  (path) => `${path}?_method=GET`,
  (path) => `${path}#/`,
]

const overrides = ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY', 'PROPFIND']

test('a route that is in no list of operations ends the start, and so does one for every method', () => {
  const done = (path: string) => new Hono().get(path, (c) => c.text('done')).routes
  demandOperations(done('/people'))
  for (const routes of [
    done('/cases'),
    done('/people/:person'),
    done('/people/*'),
    done('/people/'),
    new Hono().route(
      '/people',
      new Hono().get('/export', (c) => c.text('done')),
    ).routes,
    new Hono().all('/people', (c) => c.text('done')).routes,
    new Hono().use('/people', (c) => Promise.resolve(c.text('done'))).routes,
    new Hono().on('PURGE', '/people', (c) => c.text('done')).routes,
  ]) {
    assert.throws(() => demandOperations(routes), /is in no list of operations/)
  }
})

onEveryDatabase((opened) => {
  let portal: Portal
  before(() => {
    portal = createPortal(opened.db, {}, { passwords: plainPasswords })
  })

  /** As a client that is no browser writes it: nothing is tidied on the way but what a URL is. */
  async function ask(method: string, path: string, headers: Record<string, string> = {}) {
    const sent = ['GET', 'HEAD'].includes(method) ? {} : { body: '{"junk":1}' }
    const own = { 'Content-Type': 'application/json', 'X-App': '1', ...headers }
    const { status } = await portal.app.request(path, { method, headers: own, ...sent })
    return status
  }
  const at = (request: string) => {
    const [method = '', path = ''] = request.split(' ')
    return { method, path: `/api${path.replace(':id', crypto.randomUUID())}` }
  }

  test('however a path is written, nobody comes past the guard', async () => {
    for (const { request } of guarded) {
      const { method, path } = at(request)
      for (const spell of spellings) {
        const status = await ask(method, spell(path))
        assert.ok([401, 404, 405].includes(status), `${method} ${spell(path)} answered ${status}`)
      }
    }
  })

  test('nor with another method, or one that a header asks for', async () => {
    for (const { request } of guarded) {
      const { method, path } = at(request)
      for (const other of methods) {
        const status = await ask(other, path)
        assert.ok([401, 405].includes(status), `${other} ${path} answered ${status}`)
        const meant = Object.fromEntries(overrides.map((name) => [name, method]))
        assert.equal(await ask(other, path, meant), status, `${other} ${path}, meant as ${method}`)
      }
    }
  })

  test('a path that is another way to write a good one is guarded by the same row', async () => {
    const own = await addNewcomer(portal.app, opened.db)
    const headers = { Cookie: `session=${own.cookies.get('session') ?? ''}` }
    assert.equal(await ask('GET', '/api/people', headers), 200)
    const set = 'update practitioner set access_role = $1 where id = $2'
    await opened.pool.query(set, ['administrator', own.id])
    for (const method of ['GET', 'HEAD']) {
      for (const spell of spellings) {
        const status = await ask(method, spell('/api/people'), headers)
        assert.ok([403, 404].includes(status), `${method} ${spell('/api/people')} answered ${status}`)
      }
      assert.equal(await ask(method, '/api/people', headers), 403)
    }
  })
})
