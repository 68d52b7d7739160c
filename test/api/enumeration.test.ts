import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPasswords, type Passwords } from '../../api/identity/passwords.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { type Answer, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { newAddress, registerAndActivate, signInNew } from '../support/signed-in.ts'

/** Whoever asks must not learn whether an address has an account: not from the answer, nor from the work it takes. */
onEveryDatabase((opened) => {
  function open() {
    const passwords = createPasswords()
    let count = 0
    const counting: Passwords = {
      hash: (...given) => (count++, passwords.hash(...given)),
      verify: (...given) => (count++, passwords.verify(...given)),
    }
    const { app } = createPortal(opened.db, {}, { passwords: counting })
    async function observe(path: string, body: unknown) {
      count = 0
      const answer = await openBrowser(app).request('POST', path, body)
      return { ...visible(answer), hashes: count }
    }
    return { app, observe }
  }

  function visible({ status, body, headers }: Answer) {
    return { status, body, headers: Object.fromEntries(headers) }
  }

  test('registration answers alike', async () => {
    const { app, observe } = open()
    const { email } = await registerAndActivate(app)
    const known = await observe('/api/registration', { details: registrationAnswers(email) })
    const unknown = await observe('/api/registration', { details: registrationAnswers(newAddress()) })
    assert.deepEqual(known, unknown)
    assert.equal(known.hashes, 2)
  })

  test('a wrong password answers alike, and an unknown address costs a hash too', async () => {
    const { app, observe } = open()
    const withTwoStep = await signInNew(app)
    const without = await registerAndActivate(app)
    const pending = registrationAnswers(newAddress())
    await openBrowser(app).request('POST', '/api/registration', { details: pending })
    const attempts = []
    for (const email of [newAddress(), withTwoStep.email, without.email, pending.email]) {
      attempts.push(await observe('/api/sign-in', { email, password: 'not the password' }))
    }
    for (const attempt of attempts) assert.deepEqual(attempt, attempts[0])
    assert.equal(attempts[0]?.body.type, 'wrong-sign-in')
    assert.equal(attempts[0].hashes, 1)
  })

  for (const path of ['/api/password/forgotten', '/api/registration/mail']) {
    test(`${path} answers alike`, async () => {
      const { app, observe } = open()
      const { email } = await registerAndActivate(app)
      assert.deepEqual(await observe(path, { email }), await observe(path, { email: newAddress() }))
    })
  }

  for (const [ask, answer] of [
    ['/api/password/forgotten', '/api/password/reset'],
    ['/api/registration/mail', '/api/activation'],
  ] as const) {
    test(`guesses at ${answer} are answered alike, the one after the last too`, async () => {
      const { app, observe } = open()
      const { email: known } = await registerAndActivate(app)
      const extra = answer.endsWith('reset') ? { password: 'whatever it may be' } : {}
      const seen = []
      for (const email of [known, newAddress()]) {
        await observe(ask, { email })
        const guesses = []
        for (let guess = 0; guess < 6; guess++)
          guesses.push(await observe(answer, { email, code: 'no code', ...extra }))
        seen.push(guesses)
      }
      assert.deepEqual(seen[0], seen[1])
      assert.deepEqual(
        seen[0]?.map(({ status }) => status),
        [422, 422, 422, 422, 422, 410],
      )
    })
  }
})
