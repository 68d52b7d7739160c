import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Kysely, PostgresDialect } from 'kysely'
import { type Schema } from '../../db/schema.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { openLimited } from '../support/limited.ts'
import { newAddress, registerAndActivate, signInNew } from '../support/signed-in.ts'

/** The statements of a request take most of its time beside the hash: they are the same, whoever has an account. */
onEveryDatabase((opened) => {
  function open() {
    let statements: string[] = []
    const db = new Kysely<Schema>({
      dialect: new PostgresDialect({ pool: opened.pool }),
      log: ({ query }) => {
        statements.push(query.sql)
      },
    })
    const limited = openLimited(db)

    /** All that shows of a request, and all that it does. */
    async function observe(path: string, body: unknown) {
      const browser = openBrowser(limited.app, `2001:db8:${path.length}:${(networks++).toString(16)}::1`)
      statements = []
      const before = limited.hashes()
      const { status, text, headers } = await browser.request('POST', path, body)
      const answer = { status, text, headers: Object.fromEntries(headers) }
      return { answer, hashes: limited.hashes() - before, statements }
    }
    return { ...limited, observe }
  }

  let networks = 0

  /** An address of each state that an account can be in. The first has none. */
  async function addresses({ free }: ReturnType<typeof open>) {
    const pending = newAddress()
    await openBrowser(free).request('POST', '/api/registration', { details: registrationAnswers(pending) })
    const suspended = await signInNew(free)
    await opened.db
      .updateTable('practitioner')
      .set({ suspended_at: new Date() })
      .where('id', '=', suspended.practitioner.id)
      .execute()
    const withPasskey = await signInNew(free)
    const passkey = {
      credential_id: crypto.randomUUID(),
      public_key: 'AA',
      counter: 0,
      transports: '[]',
      name: 'A key',
    }
    await opened.db
      .insertInto('passkey')
      .values({ ...passkey, id: crypto.randomUUID(), practitioner_id: withPasskey.practitioner.id })
      .execute()
    await opened.pool.query("update proof set created_at = created_at - interval '2 minutes'")
    return {
      unknown: newAddress(),
      withoutTwoStep: (await registerAndActivate(free)).email,
      withTwoStep: (await signInNew(free)).email,
      pending,
      suspended: suspended.email,
      withPasskey: withPasskey.email,
    }
  }

  const requests: [path: string, bodyFor: (email: string) => unknown, hashes: number][] = [
    ['/api/registration', (email) => ({ details: registrationAnswers(email) }), 2],
    ['/api/sign-in', (email) => ({ email, password: 'not the password' }), 1],
    ['/api/password/forgotten', (email) => ({ email }), 0],
    ['/api/registration/mail', (email) => ({ email }), 0],
    ['/api/password/reset', (email) => ({ email, code: '000000', password: 'another horse battery' }), 0],
  ]

  for (const [path, bodyFor, hashes] of requests) {
    test(`${path} answers alike and does alike, the first time, the second and after many`, async () => {
      const portal = open()
      const all = await addresses(portal)
      await opened.pool.query("update proof set created_at = created_at - interval '2 minutes'")
      for (let time = 1; time <= 7; time++) {
        const { unknown, ...known } = all
        const expected = await portal.observe(path, bodyFor(unknown))
        assert.ok(expected.statements.length > 3)
        if (expected.answer.status !== 429) assert.equal(expected.hashes, hashes)
        for (const [state, email] of Object.entries(known)) {
          assert.deepEqual(await portal.observe(path, bodyFor(email)), expected, `${state}, time ${time}`)
        }
      }
    })
  }

  test('guesses at what a mail brought are answered and counted alike', async () => {
    for (const [ask, answer, extra] of [
      ['/api/password/forgotten', '/api/password/reset', { password: 'another horse battery' }],
      ['/api/registration/mail', '/api/activation', {}],
    ] as const) {
      const portal = open()
      const { unknown, ...known } = await addresses(portal)
      for (const email of [unknown, ...Object.values(known)]) await portal.observe(ask, { email })
      for (let guess = 1; guess <= 6; guess++) {
        const expected = await portal.observe(answer, { email: unknown, code: 'no code', ...extra })
        for (const [state, email] of Object.entries(known)) {
          const seen = await portal.observe(answer, { email, code: 'no code', ...extra })
          assert.deepEqual(seen, expected, `${state}, guess ${guess}`)
        }
      }
    }
  })
})
