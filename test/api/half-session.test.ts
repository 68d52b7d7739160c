import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PasskeyOptions } from '../../api/contract/identity.ts'
import { operations } from '../../api/operations.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { prepare } from '../support/good-requests.ts'
import { plainPasswords } from '../support/newcomer.ts'
import { createPortal } from '../support/portal.ts'
import {
  askToSign,
  enrolApp,
  enrolPasskey,
  outcome,
  portalUrl,
  signInConfirmed,
  waitForStep,
} from '../support/second-steps.ts'
import { registerAndActivate } from '../support/signed-in.ts'

const changing = operations.filter(({ signedIn }) => signedIn && signedIn.action !== 'view')

onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db, {}, { passwords: plainPasswords })

  test('the session in which an app was set up after the password alone may look, and change nothing', async () => {
    const { browser, email, password } = await registerAndActivate(open().app)
    await browser.request('POST', '/api/sign-in', { email, password })
    await enrolApp(browser)
    assert.ok(changing.length > 20)
    for (const { request } of changing) {
      const [method = '', path = ''] = request.split(' ')
      const asked = browser.request(method, `/api${path.replace(':id', crypto.randomUUID())}`)
      assert.equal(await outcome(asked), '403 two-step', request)
    }
    assert.equal(await outcome(browser.request('GET', '/api/account')), '200')
  })

  test('what is to be signed to sign in makes no passkey', async () => {
    const { app } = open()
    const signedIn = await signInConfirmed(app)
    await enrolPasskey(signedIn)
    const path = '/api/account/two-step/passkeys'
    const { options } = PasskeyOptions.parse((await signedIn.request('POST', `${path}/options`)).body)
    const { browser } = await waitForStep(app, signedIn)
    const { challenge } = await askToSign(browser)
    const credential = createAuthenticator(portalUrl).register({ ...options, challenge })
    signedIn.cookies.set('challenge', browser.cookies.get('challenge') ?? '')
    assert.equal(await outcome(signedIn.request('POST', path, { credential })), '410 proof-expired')
  })

  test('every deed that is answered without content is answered by this server', async () => {
    const portal = open()
    const silent = operations.filter(({ answers, signedIn }) => signedIn && 204 in answers)
    assert.ok(silent.length > 5)
    for (const { request } of silent) {
      const { status, headers } = await (await prepare(portal, request)).ask()
      assert.deepEqual([status, headers.get('X-App')], [204, '1'], request)
    }
  })
})
