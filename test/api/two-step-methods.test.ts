import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import {
  confirmWho,
  enrolApp,
  enrolPasskey,
  outcome,
  showPasskey,
  signInConfirmed,
  waitForStep,
  whyEnded,
} from '../support/second-steps.ts'
import { codeIn, listMails, newestMail, signIn } from '../support/signed-in.ts'

const path = '/api/account/two-step'

onEveryDatabase((opened) => {
  test('email may be preferred again beside a passkey; everybody signs in anew, and a code is mailed', async () => {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    const { authenticator } = await enrolPasskey(signedIn)
    const other = openBrowser(app)
    assert.equal((await showPasskey(other, authenticator)).status, 200)

    assert.equal((await signedIn.request('PUT', path, { method: 'email' })).status, 204)
    assert.equal(signedIn.cookies.has('session'), false)
    assert.equal(await whyEnded(other), 'two-step-changed')
    const { step, answer } = await waitForStep(app, signedIn)
    assert.equal(step.method, 'email')
    assert.deepEqual(step.methods, ['email', 'passkey', 'recovery'])
    const code = codeIn(await newestMail(signedIn, signedIn.email))
    assert.equal(await outcome(answer({ code })), '200')
    assert.equal((await showPasskey(openBrowser(app), authenticator)).status, 200, 'the passkey is still good')
  })

  test('the methods are told with the preferred one first, and email only where it is preferred', async () => {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    const told = async () => (await waitForStep(app, signedIn)).step.methods
    assert.deepEqual(await told(), ['email'])
    const { recoveryCodes } = await enrolApp(signedIn)
    assert.deepEqual(await told(), ['app', 'recovery'])
    const { authenticator } = await enrolPasskey(signedIn)
    assert.deepEqual(await told(), ['passkey', 'app', 'recovery'])

    for (const [method, methods] of [
      ['email', ['email', 'passkey', 'app', 'recovery']],
      ['app', ['app', 'passkey', 'recovery']],
    ] as const) {
      await showPasskey(signedIn, authenticator)
      await confirmWho(signedIn)
      assert.equal((await signedIn.request('PUT', path, { method })).status, 204)
      assert.deepEqual(await told(), methods)
    }
    await opened.db
      .updateTable('recovery_code')
      .set({ used_at: new Date() })
      .where('practitioner_id', '=', signedIn.practitioner.id)
      .execute()
    assert.deepEqual(await told(), ['app', 'passkey'], `none of ${recoveryCodes.length} codes is left`)
  })

  test('a method that is not set up cannot be preferred', async () => {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    // Offered is not set up.
    await signedIn.request('POST', `${path}/app`)
    const mails = await listMails(signedIn, signedIn.email)
    for (const method of ['app', 'passkey']) {
      assert.equal(await outcome(signedIn.request('PUT', path, { method })), '403 factor-needed')
    }
    assert.deepEqual(await listMails(signedIn, signedIn.email), mails)
    await signIn(app, signedIn.email, signedIn.password)
  })
})
