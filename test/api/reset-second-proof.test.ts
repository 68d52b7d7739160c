import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '../../api/contract/problem.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import {
  appCode,
  askToSign,
  confirmWho,
  enrolApp,
  enrolPasskey,
  outcome,
  portalUrl,
  showPasskey,
  signInConfirmed,
  waitForStep,
  whyEnded,
  wrongAppCode,
} from '../support/second-steps.ts'
import { codeIn, newestMail, tokenIn } from '../support/signed-in.ts'

const password = 'new new new password'

onEveryDatabase((opened) => {
  /** An account with an app, a passkey and recovery codes, and the mail that came for a new password. */
  async function open() {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    const { email } = signedIn
    const { secret, recoveryCodes } = await enrolApp(signedIn)
    // One that does not count, as those that are on all of somebody's devices: what it signed looks new each time.
    const { authenticator } = await enrolPasskey(signedIn, createAuthenticator(portalUrl, { counts: false }))
    const browser = openBrowser(app)
    await browser.request('POST', '/api/password/forgotten', { email })
    const mail = await newestMail(browser, email)
    const reset = (given: object) => browser.request('POST', '/api/password/reset', { password, ...given })
    return { app, signedIn, browser, email, secret, recoveryCode: recoveryCodes[0], authenticator, mail, reset }
  }

  /** Each kind of second proof, as its owner makes it. */
  const kinds = {
    app: ({ secret }: Opened) => Promise.resolve({ method: 'app', code: appCode(secret, 1) }),
    recovery: ({ recoveryCode }: Opened) => Promise.resolve({ method: 'recovery', code: recoveryCode }),
    passkey: async ({ browser, authenticator }: Opened) => ({
      method: 'passkey',
      credential: authenticator.sign(await askToSign(browser)),
    }),
  } as const
  type Opened = Awaited<ReturnType<typeof open>>

  test('the mail alone is not enough, says what else there is, and is not used up by that', async () => {
    const { reset, mail, email, ...rest } = await open()
    for (const shown of [{ token: tokenIn(mail) }, ...Array<object>(6).fill({ email, code: codeIn(mail) })]) {
      const answer = await reset(shown)
      assert.equal(await outcome(answer), '403 factor-needed')
      assert.deepEqual(Problem.parse(answer.body).methods, ['passkey', 'app', 'recovery'])
    }
    const second = await kinds.recovery({ reset, mail, email, ...rest })
    assert.equal(await outcome(reset({ email, code: codeIn(mail), second })), '204')
  })

  for (const [method, prove] of Object.entries(kinds)) {
    test(`with a second proof by ${method} it is, once, and nothing is restricted`, async () => {
      const each = await open()
      const token = tokenIn(each.mail)
      const second = await prove(each)
      assert.equal(await outcome(each.reset({ token, second })), '204')
      assert.equal(await outcome(each.reset({ token, second })), '410 proof-expired')
      assert.equal(await whyEnded(each.signedIn), 'password-reset')

      const account = { email: each.email, password }
      const { browser, answer } = await waitForStep(each.app, account)
      if (method !== 'passkey') assert.equal(await outcome(answer(second)), '422 proof-wrong', 'it is used up')
      const { body } = await showPasskey(browser, each.authenticator)
      assert.equal(body.practitioner?.restrictedUntil, null)
      await confirmWho({ ...browser, ...account })
      assert.equal(await outcome(browser.request('POST', '/api/account/two-step/app')), '200')
    })
  }

  test('what a passkey signed for a reset does not sign in as well', async () => {
    const each = await open()
    const second = await kinds.passkey(each)
    const challenge = each.browser.cookies.get('challenge') ?? ''
    assert.equal(await outcome(each.reset({ token: tokenIn(each.mail), second })), '204')
    each.browser.cookies.set('challenge', challenge)
    const { credential } = second
    assert.equal(
      await outcome(each.browser.request('POST', '/api/sign-in/passkey', { credential })),
      '410 proof-expired',
    )
  })

  test('a wrong second proof is told apart from a wrong mail, and the mail stays good', async () => {
    const each = await open()
    const stranger = await open()
    const token = tokenIn(each.mail)
    const { challenge, rpId } = await askToSign(each.browser)
    const wrong = [
      { method: 'app', code: wrongAppCode(each.secret) },
      { method: 'recovery', code: '7K0A1-MZ1QR' },
      { method: 'recovery', code: stranger.recoveryCode },
      { method: 'passkey', credential: stranger.authenticator.sign({ challenge, rpId }) },
      { method: 'passkey', credential: each.authenticator.sign({ challenge: 'x'.repeat(43), rpId }) },
    ]
    for (const second of wrong) {
      const answer = await each.reset({ token, second })
      assert.equal(await outcome(answer), '422 proof-wrong', second.method)
      assert.deepEqual(answer.body.faults, { second: 'not-the-same' })
    }
    const second = await kinds.app(each)
    const other = await each.reset({ token: `${token}x`, second })
    assert.equal(await outcome(other), '422 proof-wrong')
    assert.equal(other.body.faults, undefined)
    assert.equal(await outcome(each.reset({ token, second })), '204')
  })

  test('whoever has the mailbox alone does not come in', async () => {
    const { app, email, mail, reset, signedIn } = await open()
    await reset({ token: tokenIn(mail) })
    await reset({ token: tokenIn(mail), second: { method: 'recovery', code: codeIn(mail) } })
    await reset({ email, code: codeIn(mail), second: { method: 'app', code: codeIn(mail) } })
    const thief = openBrowser(app)
    const tried = await thief.request('POST', '/api/sign-in', { email, password })
    assert.equal(await outcome(tried), '401 wrong-sign-in')
    assert.equal(thief.cookies.size, 0)
    // Nothing has happened to the owner.
    assert.equal((await signedIn.request('GET', '/api/people')).status, 200)
    await waitForStep(app, signedIn)
  })

  test('twenty wrong second proofs lock it for the rest of the day, as they do when signing in', async () => {
    const { secret, mail, recoveryCode } = await open()
    const limited = openBrowser(createPortal(opened.db, { RATE_LIMITS: 'on' }).app)
    const reset = (code: unknown, method: string) => {
      const second = { method, code }
      return outcome(limited.request('POST', '/api/password/reset', { token: tokenIn(mail), password, second }))
    }
    for (let guess = 1; guess <= 20; guess++) {
      assert.equal(await reset(wrongAppCode(secret), 'app'), '422 proof-wrong', `guess ${guess}`)
    }
    assert.equal(await reset(recoveryCode, 'recovery'), '429 too-many')
    await opened.pool.query("update allowance set ends_at = ends_at - interval '1 day'")
    assert.equal(await reset(recoveryCode, 'recovery'), '204')
  })
})
