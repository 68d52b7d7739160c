import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { operations } from '../../api/operations.ts'
import { Problem } from '../../api/contract/problem.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { seal } from '../examples/submission.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { prepare } from '../support/good-requests.ts'
import { addNewcomer, plainPasswords } from '../support/newcomer.ts'
import { createPortal, type Portal } from '../support/portal.ts'
import { hashTables } from '../support/rows.ts'
import { newAddress } from '../support/signed-in.ts'

/** What requests of nobody in particular hold: good enough to come past the shape. */
const openBodies: Readonly<Record<string, object>> = {
  'POST /registration': { details: registrationAnswers(newAddress()) },
  'POST /registration/mail': { email: newAddress() },
  'POST /activation': { token: 'token' },
  'POST /email/confirm': { email: newAddress(), code: '000000' },
  'POST /sign-in': { email: newAddress(), password: 'correct horse battery' },
  'POST /sign-in/code': { code: '000000', method: 'email' },
  'POST /sign-in/code/mail': {},
  'POST /sign-in/passkey/options': {},
  'POST /sign-in/passkey': { credential: { id: 'id' } },
  'POST /password/forgotten': { email: newAddress() },
  'POST /password/reset': { token: 'token', password: 'quite another horse', second: { method: 'app', code: '0' } },
  'POST /addresses/find': { postcode: 'CV1 5RR' },
}

/** Browsers fill these, with more in newer ones: nothing is kept of it but what is named. */
const fillsItself = { operation: 'POST /policy-reports', name: 'credential' }

const unsafe = operations.filter(({ request, body }) => body && request !== fillsItself.operation)

const names = [
  ...['practitioner_id', 'practitionerId', 'personId', 'owner', 'id', 'access_role', 'accessRole', 'role', 'roles'],
  ...['is_admin', 'isAdmin', 'status', 'two_step_method', 'twoStep', 'email_verified', 'emailVerified', 'suspended_at'],
  ...['restricted_until', 'revision', 'receivedAt', 'received_at', 'reference', 'created_at', 'hidden_at', 'position'],
  ...['content_sha256', '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '$set', '$where'],
]

/** A value with one thing more in it: at each of the places where that can be, in turn. */
function* withMore(value: unknown, name: string, more: unknown): Generator {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value
    for (const [index, inner] of list.entries())
      for (const changed of withMore(inner, name, more)) yield list.with(index, changed)
  } else if (typeof value === 'object' && value !== null) {
    if (!Object.hasOwn(value, name)) yield { ...value, [name]: more }
    for (const [key, inner] of Object.entries(value).filter(([key]) => key !== fillsItself.name))
      for (const changed of withMore(inner, name, more)) yield { ...value, [key]: changed }
  }
}

/** With the hash that belongs to what it holds now, where it has one: who forges one thing forges the other. */
function resealed(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('sha256' in body)) return body
  const { sha256: _, ...document } = body
  return seal(document)
}

onEveryDatabase((opened) => {
  let portal: Portal
  let elsewhere: string
  before(async () => {
    portal = createPortal(opened.db, {}, { passwords: plainPasswords })
    elsewhere = (await addNewcomer(portal.app, opened.db)).id
  })

  /** An operation with what it takes, and who may ask for it. */
  async function open({ request, signedIn }: (typeof operations)[number]) {
    const [method = '', path = ''] = request.split(' ')
    if (!signedIn) {
      const body = openBodies[request] ?? assert.fail(`${request} has no good body`)
      const nobody = openBrowser(portal.app)
      return { body, send: (given: unknown) => nobody.request(method, `/api${path}`, given) }
    }
    const { own, ask, id = '', made, body } = await prepare(portal, request)
    assert.ok(body, `${request} has no good body`)
    // Where it makes a thing, a new one: what was taken of it would be there to be seen.
    const about = made === undefined ? id : crypto.randomUUID()
    return { body: body(about), send: (given: unknown) => ask(about, own, given) }
  }

  /** Names that nobody thought of, too. A name that is a question’s own is that question’s answer. */
  const anyName = fc.oneof(
    fc.constantFrom(...names),
    fc.string({ minLength: 1, maxLength: 12 }).map((name) => `${name}_`),
  )
  const anyMore = () =>
    fc.oneof(
      fc.constantFrom<unknown>('administrator', elsewhere, 'yes', true, ['administrator'], 2, null, {}),
      fc.jsonValue({ maxDepth: 1 }),
    )

  test('nothing more than is asked for is taken anywhere in a request, and nothing comes of it', async () => {
    for (const operation of unsafe) {
      const { body, send } = await open(operation)
      const kept = await hashTables(opened.pool, ['audit'])
      const property = fc.asyncProperty(anyName, anyMore(), async (name, more) => {
        for (const given of withMore(body, name, more)) {
          const { status, text } = await send(resealed(given))
          const line = `${operation.request} ${JSON.stringify(given)} answered ${text}`
          assert.ok(status === 400 || status === 422, line)
          assert.match(Problem.parse(JSON.parse(text)).type, /^(malformed|faulty-answers)$/, line)
        }
      })
      await fc.assert(property, {
        numRuns: 6,
        examples: [
          ['access_role', 'administrator'],
          ['practitionerId', elsewhere],
        ],
      })
      assert.deepEqual(await hashTables(opened.pool, ['audit']), kept, operation.request)
    }
  })

  test('the same requests without more are taken', async () => {
    for (const operation of unsafe.filter(({ signedIn }) => signedIn)) {
      const { body, send } = await open(operation)
      const { status, text } = await send(resealed(body))
      assert.ok(status < 300, `${operation.request} answered ${text}`)
    }
  })

  test('whoever registers is a practitioner, whatever they send', async () => {
    const browser = openBrowser(portal.app)
    for (const name of ['access_role', 'accessRole', 'role', 'email_verified']) {
      const email = newAddress()
      const details = registrationAnswers(email)
      const bodies = [{ details, [name]: 'administrator' }, { details: { ...details, [name]: 'administrator' } }]
      for (const body of bodies)
        assert.ok((await browser.request('POST', '/api/registration', body)).status >= 400, name)
      assert.equal((await browser.request('POST', '/api/registration', { details })).status, 202)
      const { rows } = await opened.pool.query(
        'select access_role, email_verified from practitioner where email = $1',
        [email],
      )
      assert.deepEqual(rows, [{ access_role: 'practitioner', email_verified: false }])
    }
  })
})
