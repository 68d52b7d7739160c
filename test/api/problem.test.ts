import assert from 'node:assert/strict'
import { mock, test } from 'node:test'
import { Hono } from 'hono'
import { problemTypes } from '../../api/contract/problem.ts'
import { onError, problems, refuse, Unavailable } from '../../api/problem.ts'

async function ask(app: Pick<Hono, 'request'>, path = '/') {
  const response = await app.request(path)
  return { status: response.status, headers: response.headers, body: (await response.json()) as unknown }
}

test('every type of problem has its status and its sentence', async () => {
  assert.deepEqual(Object.keys(problems).toSorted(), [...problemTypes])
  for (const type of problemTypes) {
    const { status, headers, body } = await ask(new Hono().get('/', (c) => refuse(c, type)))
    assert.equal(headers.get('Content-Type'), 'application/problem+json')
    assert.deepEqual(body, { type, title: problems[type].title, status })
  }
})

test('an error says nothing of itself, and its line in the log nothing of anybody', async () => {
  const log = mock.method(console, 'error', () => {})
  const app = new Hono().get('/people/:id', () => {
    throw Object.assign(new Error('Key (email)=(aaron@coventry.example) already exists'), { code: '23505' })
  })
  app.onError(onError)
  const { status, body } = await ask(app, '/people/4711?name=Aaron')
  log.mock.restore()
  assert.equal(status, 500)
  assert.deepEqual(body, { type: 'unexpected', title: 'Something went wrong on the server', status: 500 })
  assert.equal(log.mock.callCount(), 1)
  const line = String(log.mock.calls[0]?.arguments[0])
  assert.match(line, /^error GET \/people\/:id Error 23505 at .*problem\.test\.ts:\d+:\d+/)
  assert.doesNotMatch(line, /aaron|4711|\n/i)
})

test('a server with too much to do says when to come again', async () => {
  const app = new Hono().get('/', () => {
    throw new Unavailable('full')
  })
  app.onError(onError)
  const { status, headers, body } = await ask(app)
  assert.equal(status, 503)
  assert.equal(headers.get('Retry-After'), '5')
  assert.deepEqual(body, { type: 'unavailable', title: problems.unavailable.title, status: 503, retryAfter: 5 })
})
