import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthenticator } from '../support/authenticator.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import {
  askToSign,
  enrolPasskey,
  outcome,
  portalUrl,
  showPasskey,
  signInConfirmed,
  waitForStep,
} from '../support/second-steps.ts'

const path = '/api/sign-in/passkey'

onEveryDatabase((opened) => {
  async function open() {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    // One that does not count, as those that are on all of somebody's devices: what it signed looks new each time.
    const authenticator = createAuthenticator(portalUrl, { counts: false })
    return { app, signedIn, ...(await enrolPasskey(signedIn, authenticator)) }
  }

  test('after the password the account’s own passkey is the second step', async () => {
    const { app, signedIn, authenticator, credential } = await open()
    const { browser, step } = await waitForStep(app, signedIn)
    assert.equal(step.method, 'passkey')
    assert.deepEqual(step.methods, ['passkey', 'recovery'])
    const { allowCredentials } = await askToSign(browser)
    assert.deepEqual(allowCredentials, [{ id: credential.id, transports: ['internal', 'hybrid'], type: 'public-key' }])

    const { status, body } = await showPasskey(browser, authenticator)
    assert.equal(status, 200)
    assert.equal(body.practitioner?.id, signedIn.practitioner.id)
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
  })

  test('alone it says who is there, and is both steps at once', async () => {
    const { app, signedIn, authenticator } = await open()
    const browser = openBrowser(app)
    const { allowCredentials = [] } = await askToSign(browser)
    assert.deepEqual(allowCredentials, [], 'nobody is named')
    const { body } = await showPasskey(browser, authenticator)
    assert.equal(body.practitioner?.id, signedIn.practitioner.id)
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
  })

  test('somebody else’s passkey does not answer for whoever gave their password', async () => {
    const { app, signedIn } = await open()
    const other = await open()
    const { browser } = await waitForStep(app, signedIn)
    const { challenge, rpId } = await askToSign(browser)
    const credential = other.authenticator.sign({ challenge, rpId })
    assert.equal(await outcome(browser.request('POST', path, { credential })), '422 proof-wrong')
    assert.equal(await outcome(browser.request('GET', '/api/account')), '403 two-step')
    assert.equal(browser.cookies.has('session'), false)
  })

  test('a signature is good for its own challenge, in its own browser', async () => {
    const { app, authenticator } = await open()
    const browser = openBrowser(app)
    const first = authenticator.sign(await askToSign(browser))
    const second = authenticator.sign(await askToSign(browser))
    assert.equal(await outcome(browser.request('POST', path, { credential: first })), '422 proof-wrong')

    const stranger = openBrowser(app)
    assert.equal(await outcome(stranger.request('POST', path, { credential: second })), '410 proof-expired')
    await askToSign(stranger)
    assert.equal(await outcome(stranger.request('POST', path, { credential: second })), '422 proof-wrong')
    assert.equal(await outcome(browser.request('POST', path, { credential: second })), '200')
  })

  test('it is good once, for one of two at once', async () => {
    const { app, authenticator } = await open()
    const browser = openBrowser(app)
    const credential = authenticator.sign(await askToSign(browser))
    const challenge = browser.cookies.get('challenge') ?? ''
    const twin = openBrowser(app)
    twin.cookies.set('challenge', challenge)
    const both = await Promise.all([browser, twin].map((each) => outcome(each.request('POST', path, { credential }))))
    assert.equal(both.filter((each) => each === '200').length, 1, both.join())

    const later = openBrowser(app)
    later.cookies.set('challenge', challenge)
    assert.equal(await outcome(later.request('POST', path, { credential })), '410 proof-expired')
    await askToSign(later)
    assert.equal(await outcome(later.request('POST', path, { credential })), '422 proof-wrong')
  })

  test('after five minutes it is too late, alone and as the second step', async () => {
    const { app, signedIn, authenticator } = await open()
    for (const { browser } of [{ browser: openBrowser(app) }, await waitForStep(app, signedIn)]) {
      const credential = authenticator.sign(await askToSign(browser))
      await opened.pool.query("update challenge set expires_at = expires_at - interval '5 minutes'")
      assert.equal(await outcome(browser.request('POST', path, { credential })), '410 proof-expired')
    }
  })

  test('a suspended account is not opened by it', async () => {
    const { app, signedIn, authenticator } = await open()
    const { id } = signedIn.practitioner
    const waiting = await waitForStep(app, signedIn)
    await opened.db.updateTable('practitioner').set({ suspended_at: new Date() }).where('id', '=', id).execute()
    for (const browser of [openBrowser(app), waiting.browser]) {
      assert.equal(await outcome(showPasskey(browser, authenticator)), '403 account-suspended')
      assert.equal(browser.cookies.has('session'), false)
    }
  })
})
