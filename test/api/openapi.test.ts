import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as z from 'zod/mini'
import { operations } from '../../api/operations.ts'
import { type Database } from '../../db/connect.ts'
import { databases } from '../support/databases.ts'
import { createPortal, type Portal } from '../support/portal.ts'

const Schema = z.object({ additionalProperties: z.literal(false), properties: z.record(z.string(), z.unknown()) })
const Operation = z.object({
  parameters: z.array(z.unknown()),
  requestBody: z.optional(z.object({ content: z.object({ 'application/json': z.object({ schema: Schema }) }) })),
  responses: z.record(z.string(), z.object({ description: z.string() })),
  security: z.optional(z.array(z.unknown())),
})
const Description = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({}))),
  components: z.object({ schemas: z.object({ Problem: z.unknown() }) }),
})

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
  const text = await (await portal.app.request('/api/openapi.json')).text()
  const { openapi, components } = Description.parse(JSON.parse(text))
  assert.equal(openapi, '3.1.0')
  assert.deepEqual(new Set(text.match(/"\$ref":"[^"]*"/g)), new Set(['"$ref":"#/components/schemas/Problem"']))
  assert.ok(JSON.stringify(components.schemas.Problem).includes('"stale-person"'))
})

test('it says what a request holds, what comes back, and how it may be refused', async () => {
  const { paths } = Description.parse(await (await portal.app.request('/api/openapi.json')).json())
  const send = Operation.parse(paths['/api/submissions/{id}']?.['put'])
  const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }
  assert.deepEqual(send.parameters, [id])
  assert.deepEqual(send.security, [{ session: [] }])
  const submission = send.requestBody?.content['application/json'].schema
  assert.equal(submission?.additionalProperties, false)
  assert.deepEqual(submission.properties['sha256'], { type: 'string', pattern: '^[0-9a-f]{64}$' })
  const statuses = ['200', '201', '400', '401', '403', '404', '413', '415', '422', '429', '500']
  assert.deepEqual(Object.keys(send.responses).toSorted(), statuses)
  assert.match(send.responses['422']?.description ?? '', /different-content/)
})
