import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Confirmation } from '../../api/contract/identity.ts'
import { createPasswords, type Passwords } from '../../api/identity/passwords.ts'
import { operations } from '../../api/operations.ts'
import { type Answer } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { askProtecting, protecting } from '../support/protecting.ts'
import { confirmWho, outcome } from '../support/second-steps.ts'
import { registerAndActivate, signIn, signInNew } from '../support/signed-in.ts'

const HOUR = 3600
const answer = { secretAnswer: 'Biscuit' }

test('whatever changes two-step, the address, the secret question or the devices protects the account', () => {
  const changes = operations
    .map(({ request }) => request)
    .filter((request) => /^(PUT|POST) \/account\/(two-step|email|secret-question|sessions)/.test(request))
  assert.ok(changes.length >= 10)
  assert.deepEqual(protecting.toSorted(), changes.toSorted())
})

onEveryDatabase((opened) => {
  async function open(environment: Record<string, string> = {}) {
    const passwords = createPasswords()
    const seen = { hashes: 0 }
    const counting: Passwords = {
      hash: (...given) => (seen.hashes++, passwords.hash(...given)),
      verify: (...given) => (seen.hashes++, passwords.verify(...given)),
    }
    const { app } = createPortal(opened.db, environment, { passwords: counting })
    const signedIn = await signInNew(createPortal(opened.db, { ...environment, RATE_LIMITS: 'off' }).app)
    const browser = await signIn(app, signedIn.email, signedIn.password)
    const confirm = (body: object) => browser.request('POST', '/api/account/confirm', body)
    const right = { password: signedIn.password, ...answer }
    const load = async () => Confirmation.parse((await browser.request('GET', '/api/account/confirm')).body)
    return { app, browser, seen, confirm, right, load }
  }

  const shiftConfirmation = (by: string) =>
    opened.pool.query(`update session set confirmed_at = confirmed_at - interval '${by}'`)

  test('once two-step is on, nothing that protects the account is changed unconfirmed', async () => {
    const { browser, confirm, right } = await open()
    for (const [request, refused] of Object.entries(await askProtecting(browser))) {
      assert.equal(refused, '403 confirm', request)
    }
    assert.equal(await outcome(confirm(right)), '204')
    for (const [request, answered] of Object.entries(await askProtecting(browser))) {
      assert.doesNotMatch(answered, /^40[13] /, request)
    }
  })

  test('before it is on there is nothing to confirm for', async () => {
    const { app } = createPortal(opened.db)
    const { browser, email, password } = await registerAndActivate(app)
    await browser.request('POST', '/api/sign-in', { email, password })
    for (const [request, answered] of Object.entries(await askProtecting(browser))) {
      assert.doesNotMatch(answered, /^40[13] /, request)
    }
  })

  test('it is good for five minutes, and for this session alone', async () => {
    const { app, browser, confirm, right, load } = await open()
    const other = await signIn(app, browser.email, browser.password)
    assert.deepEqual(await load(), { confirmedUntil: null, secretQuestion: 'Name of my first pet' })
    const before = browser.cookies.get('session')
    assert.equal(await outcome(confirm(right)), '204')
    assert.notEqual(browser.cookies.get('session'), before, 'the session has another token')
    const left = Date.parse((await load()).confirmedUntil ?? '') - Date.now()
    assert.ok(left > 290_000 && left <= 300_000, `${left} ms`)

    const offer = () => outcome(browser.request('POST', '/api/account/two-step/app'))
    assert.equal(await outcome(other.request('POST', '/api/account/two-step/app')), '403 confirm')
    await shiftConfirmation('4 minutes 50 seconds')
    assert.equal(await offer(), '200')
    await shiftConfirmation('11 seconds')
    assert.equal(await offer(), '403 confirm')
    assert.equal((await load()).confirmedUntil, null)
  })

  test('a wrong password and a wrong secret answer are answered alike, after as many hashes', async () => {
    const { confirm, right, seen } = await open()
    const observe = async (body: object) => {
      seen.hashes = 0
      return { ...visible(await confirm(body)), hashes: seen.hashes }
    }
    const { password } = right
    const wrong = [
      await observe({ password: 'not the password', ...answer }),
      await observe({ password, secretAnswer: 'Crumpet' }),
      await observe({ password, secretAnswer: '' }),
      await observe({ password }),
      await observe({ password: 'not the password', secretAnswer: 'Crumpet' }),
    ]
    for (const each of wrong) assert.deepEqual(each, wrong[0])
    assert.equal(wrong[0]?.body.type, 'wrong-sign-in')
    assert.equal(wrong[0].hashes, 2)
    const typedOtherwise = await observe({ password, secretAnswer: ' bisCUIT ' })
    assert.deepEqual([typedOtherwise.status, typedOtherwise.hashes], [204, 2])
  })

  test('five wrong ones lock it for two hours, wherever the password was asked', async () => {
    const { app, browser, confirm, right } = await open({ RATE_LIMITS: 'on' })
    const change = (currentPassword: string) => {
      const details = { currentPassword, password: 'new new new password', confirmPassword: 'new new new password' }
      return browser.request('PUT', '/api/account/password', { details })
    }
    const other = await signIn(app, browser.email, browser.password)
    assert.equal(await outcome(confirm({ ...right, secretAnswer: 'Crumpet' })), '401 wrong-sign-in')
    assert.equal(await outcome(confirm({ ...right, password: 'not it' })), '401 wrong-sign-in')
    assert.equal(await outcome(other.request('POST', '/api/account/confirm', { password: 'no' })), '401 wrong-sign-in')
    for (let guess = 4; guess <= 5; guess++) {
      assert.equal(await outcome(change('not the password')), '401 wrong-sign-in')
    }
    for (const refused of [await confirm(right), await change(right.password)]) {
      assert.equal(await outcome(refused), '429 too-many')
      const { retryAfter = 0 } = refused.body
      assert.ok(retryAfter > 2 * HOUR - 100 && retryAfter <= 2 * HOUR, `${retryAfter} s`)
    }
    await opened.pool.query("update allowance set ends_at = ends_at - interval '2 hours'")
    assert.equal(await outcome(confirm(right)), '204')
  })

  test('a right one begins anew', async () => {
    const { confirm, right } = await open({ RATE_LIMITS: 'on' })
    for (let round = 1; round <= 2; round++) {
      for (let guess = 1; guess <= 4; guess++) {
        assert.equal(await outcome(confirm({ password: 'not it' })), '401 wrong-sign-in')
      }
      assert.equal(await outcome(confirm(right)), '204', `round ${round}`)
    }
  })

  test('where the council asks no secret question, the password is enough', async () => {
    const { confirm, right, load } = await open({ SECRET_QUESTION: 'off' })
    assert.equal((await load()).secretQuestion, null)
    assert.equal(await outcome(confirm({ password: 'not it' })), '401 wrong-sign-in')
    assert.equal(await outcome(confirm({ password: right.password })), '204')
  })

  test('nor is one asked of an account that has none', async () => {
    const { browser, confirm, right, load } = await open()
    const { id } = browser.practitioner
    const none = { secret_question: null, secret_answer: null }
    await opened.db.updateTable('practitioner').set(none).where('id', '=', id).execute()
    assert.equal((await load()).secretQuestion, null)
    assert.equal(await outcome(confirm({ password: 'not it' })), '401 wrong-sign-in')
    assert.equal(await outcome(confirm({ password: right.password })), '204')
  })

  test('a confirmation does not outlive its session', async () => {
    const { app, browser } = await open()
    await confirmWho(browser)
    const again = await signIn(app, browser.email, browser.password, browser)
    assert.equal(await outcome(again.request('POST', '/api/account/two-step/app')), '403 confirm')
  })
})

function visible({ status, body, headers }: Answer) {
  return { status, body, headers: Object.fromEntries(headers) }
}
