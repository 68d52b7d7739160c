import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type Schema } from '../../db/schema.ts'
import { readSettings } from '../../api/settings.ts'
import { examplePerson } from '../examples/person.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { exampleSubmission } from '../examples/submission.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { letPass, openLimited } from '../support/limited.ts'
import { codeIn, newAddress, newestMail, signInNew, wrongCode } from '../support/signed-in.ts'

/** Everything else that is limited, and what becomes of limits that cannot be counted or are off. */
onEveryDatabase((opened) => {
  const open = () => openLimited(opened.db)

  /** Signed in without limits, and from then on with them. */
  async function enter({ app, free }: ReturnType<typeof open>) {
    const signedIn = await signInNew(free)
    const browser = openBrowser(app)
    browser.cookies.set('session', signedIn.cookies.get('session') ?? '')
    return { ...signedIn, ...browser }
  }

  test('ten registrations an hour from one network, whatever they say; another network is free', async () => {
    const { app, countHashes } = open()
    const register = (address: string) =>
      openBrowser(app, address).request('POST', '/api/registration', { details: registrationAnswers(newAddress()) })
    const hashes = await countHashes(async () => {
      for (let time = 0; time < 10; time++) assert.equal((await register(`203.0.113.${time}`)).status, 202)
      const { status, body, headers } = await register('203.0.113.200')
      assert.equal(status, 429)
      assert.equal(headers.get('Retry-After'), String(body.retryAfter))
    })
    assert.equal(hashes, 20)
    assert.equal((await register('198.51.100.1')).status, 202)
    await letPass(opened.pool, '1 hour')
    assert.equal((await register('203.0.113.1')).status, 202)
  })

  test('sixty submissions an hour, and what was kept before may come again as often as it will', async () => {
    const { request, practitioner } = await enter(open())
    const person = examplePerson()
    await request('PUT', `/api/people/${person.id}`, person)
    const roleId = practitioner.roles[0]?.id ?? ''
    const sender = { practitionerId: practitioner.id, personId: person.id, roleId }
    const send = (submission = exampleSubmission(sender)) =>
      request('PUT', `/api/submissions/${submission.id}`, submission)
    const first = exampleSubmission(sender)
    assert.equal((await send(first)).status, 201)
    for (let time = 0; time < 70; time++) assert.equal((await send(first)).status, 200)
    for (let time = 1; time < 60; time++) assert.equal((await send()).status, 201)
    const { status, body, headers } = await send()
    assert.equal(status, 429)
    assert.equal(headers.get('Retry-After'), String(body.retryAfter))
    assert.equal((await send(first)).status, 200, 'the repeat needs nothing of it')
    await letPass(opened.pool, '1 hour')
    assert.equal((await send()).status, 201)
  })

  test('five confirmations may be wrong; then for two hours none is looked at, the right one neither', async () => {
    const limited = open()
    const { request, password } = await enter(limited)
    const confirm = (given: string) =>
      request('POST', '/api/account/confirm', { password: given, secretAnswer: 'Biscuit' })
    for (let guess = 0; guess < 4; guess++) assert.equal((await confirm('not it')).status, 401)
    assert.equal((await confirm(password)).status, 204, 'the right one forgives')
    for (let guess = 0; guess < 5; guess++) assert.equal((await confirm('not it')).status, 401)
    assert.equal(await limited.countHashes(async () => assert.equal((await confirm(password)).status, 429)), 0)
    await letPass(opened.pool, '2 hours')
    assert.equal((await confirm(password)).status, 204)
  })

  test('where a limit cannot be counted nothing is tried', async (t) => {
    const { app, countHashes } = open()
    t.mock.method(console, 'error', () => {})
    await opened.pool.query('revoke insert, update on allowance from send_identity')
    t.after(() => opened.pool.query('grant insert, update on allowance to send_identity'))
    await expectNothingTried(app, countHashes)
  })

  test('with limits off a challenge still takes five codes, and nothing else is counted', async () => {
    const { free } = open()
    const { email, password } = await signInNew(free)
    const browser = openBrowser(free)
    for (let guess = 0; guess < 60; guess++) {
      const { status } = await browser.request('POST', '/api/sign-in', { email, password: 'not it' })
      assert.equal(status, 401)
    }
    for (let challenge = 0; challenge < 6; challenge++) {
      await browser.request('POST', '/api/sign-in', { email, password })
      const mail = await newestMail(browser, email)
      const answers = []
      for (const code of [...Array<string>(5).fill(wrongCode(mail)), codeIn(mail)]) {
        answers.push((await browser.request('POST', '/api/sign-in/code', { code })).status)
      }
      assert.deepEqual(answers, [422, 422, 422, 422, 422, 410])
    }
  })
})

test('with the database away nothing is tried', async (t) => {
  t.mock.method(console, 'error', () => {})
  const pool = new pg.Pool({ host: '127.0.0.1', port: 1 })
  t.after(() => pool.end())
  const { app, countHashes } = openLimited(new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }))
  await expectNothingTried(app, countHashes)
})

async function expectNothingTried(
  app: ReturnType<typeof openLimited>['app'],
  countHashes: ReturnType<typeof openLimited>['countHashes'],
) {
  const browser = openBrowser(app)
  for (const [path, body] of [
    ['/api/sign-in', { email: newAddress(), password: 'whatever' }],
    ['/api/registration', { details: registrationAnswers(newAddress()) }],
  ] as const) {
    const hashes = await countHashes(async () => assert.equal((await browser.request('POST', path, body)).status, 500))
    assert.equal(hashes, 0)
  }
}

test('in production the limits cannot be turned off', () => {
  const production = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgres://db.example/portal',
    SMTP_URL: 'smtps://mail.example',
    MAIL_FROM: 'sen@coventry.example',
    PUBLIC_URL: 'https://portal.example',
    SERVER_KEYS_FILE: '/etc/send-portal/keys.json',
  }
  assert.equal(readSettings(production).hasRateLimits, true)
  assert.throws(() => readSettings({ ...production, RATE_LIMITS: 'off' }), {
    message: 'RATE_LIMITS is "off", but in production it takes on',
  })
  assert.equal(readSettings({ RATE_LIMITS: 'off' }).hasRateLimits, false)
})
