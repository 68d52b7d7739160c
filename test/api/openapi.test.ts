import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { operations } from '../../api/operations.ts'
import { type Database } from '../../db/connect.ts'
import { databases } from '../support/databases.ts'
import { createPortal, type Portal } from '../support/portal.ts'

let database: Database
let portal: Portal
before(async () => {
  database = await (databases[1] ?? assert.fail()).open()
  portal = createPortal(database.db)
})
after(() => database.close())

test('every route is described, and nothing else', () => {
  const routes = portal.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/'))
    .map(({ method, path }) => `${method} ${path.slice('/api'.length)}`)
  assert.deepEqual([...new Set(routes)].toSorted(), operations.map(({ request }) => request).toSorted())
})

test('the description is OpenAPI 3.1 whose references lead somewhere', async () => {
  const response = await portal.app.request('/api/openapi.json')
  const text = await response.text()
  const description = JSON.parse(text)
  assert.equal(description.openapi, '3.1.0')
  assert.deepEqual(new Set(text.match(/"\$ref":"[^"]*"/g)), new Set(['"$ref":"#/components/schemas/Problem"']))
  assert.ok(description.components.schemas.Problem.properties.type.enum.includes('stale-person'))
})

test('it says what a request holds, what comes back, and how it may be refused', async () => {
  const { paths } = (await (await portal.app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, any>>
  } // eslint-disable-line
  const send = paths['/api/submissions/{id}']?.['put']
  assert.deepEqual(send.parameters, [
    { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } },
  ])
  const submission = send.requestBody.content['application/json'].schema
  assert.equal(submission.additionalProperties, false)
  assert.equal(submission.properties.sha256.pattern, '^[0-9a-f]{64}$')
  assert.deepEqual(Object.keys(send.responses).toSorted(), [
    '200',
    '201',
    '400',
    '401',
    '403',
    '404',
    '413',
    '415',
    '422',
    '500',
  ])
  assert.match(send.responses[422].description, /different-content/)
  assert.deepEqual(send.security, [{ session: [] }])
})
