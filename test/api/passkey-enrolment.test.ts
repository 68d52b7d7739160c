import assert from 'node:assert/strict'
import { test } from 'node:test'
import { PasskeyOptions } from '../../api/contract/identity.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import {
  enrolApp,
  enrolPasskey,
  loadTwoStep,
  outcome,
  portalUrl,
  showPasskey,
  signInConfirmed,
  waitForStep,
  whyEnded,
} from '../support/second-steps.ts'
import { signIn } from '../support/signed-in.ts'

const path = '/api/account/two-step/passkeys'

onEveryDatabase((opened) => {
  async function open() {
    const { app } = createPortal(opened.db)
    return { app, signedIn: await signInConfirmed(app) }
  }

  test('a passkey that is kept is preferred, brings recovery codes, and ends every other session', async () => {
    const { app, signedIn } = await open()
    const other = await signIn(app, signedIn.email, signedIn.password)
    const { authenticator, recoveryCodes } = await enrolPasskey(signedIn)
    assert.equal(new Set(recoveryCodes).size, 10)
    const { method, passkeys, recoveryCodesLeft } = await loadTwoStep(signedIn)
    assert.equal(method, 'passkey')
    assert.equal(recoveryCodesLeft, 10)
    assert.deepEqual(
      passkeys.map(({ name, usedAt }) => [name, usedAt]),
      [['A browser', null]],
    )
    assert.equal(await whyEnded(other), 'two-step-changed')

    assert.deepEqual((await enrolPasskey(signedIn)).recoveryCodes, [])
    assert.equal((await showPasskey(openBrowser(app), authenticator)).status, 200)
    const used = (await loadTwoStep(signedIn)).passkeys.map(({ usedAt }) => usedAt !== null)
    assert.deepEqual(used, [true, false])
  })

  test('an authenticator that holds one already is told so', async () => {
    const { signedIn } = await open()
    const { authenticator } = await enrolPasskey(signedIn)
    const { options } = PasskeyOptions.parse((await signedIn.request('POST', `${path}/options`)).body)
    assert.throws(() => authenticator.register(options), /InvalidStateError/)
  })

  test('what was made for another challenge, too late, or in another browser is not kept', async () => {
    const { app, signedIn } = await open()
    const authenticator = createAuthenticator(portalUrl)
    const ask = async () => PasskeyOptions.parse((await signedIn.request('POST', `${path}/options`)).body).options
    const first = authenticator.register(await ask())
    const second = authenticator.register(await ask())
    const show = (credential: object) => outcome(signedIn.request('POST', path, { credential }))
    assert.equal(await show(first), '422 proof-wrong')

    const elsewhere = await signIn(app, signedIn.email, signedIn.password)
    await elsewhere.request('POST', '/api/account/confirm', { password: signedIn.password, secretAnswer: 'Biscuit' })
    assert.equal(await outcome(elsewhere.request('POST', path, { credential: second })), '410 proof-expired')

    await opened.db.updateTable('challenge').set({ expires_at: new Date() }).execute()
    assert.equal(await show(second), '410 proof-expired')
    assert.deepEqual((await loadTwoStep(signedIn)).passkeys, [])
  })

  test('a passkey that an account has cannot become another’s', async () => {
    const { app, signedIn } = await open()
    const options = PasskeyOptions.parse((await signedIn.request('POST', `${path}/options`)).body).options
    const authenticator = createAuthenticator(portalUrl)
    const credential = authenticator.register(options)
    assert.equal((await signedIn.request('POST', path, { credential })).status, 200)

    const other = await signInConfirmed(app)
    await other.request('POST', `${path}/options`)
    // As if the other's browser had been asked for the very same.
    const same = await opened.db
      .updateTable('challenge')
      .set({ passkey_challenge: String(options['challenge']) })
      .where('practitioner_id', '=', other.practitioner.id)
      .executeTakeFirstOrThrow()
    assert.equal(same.numUpdatedRows, 1n)
    assert.equal(await outcome(other.request('POST', path, { credential })), '422 proof-wrong')
    assert.deepEqual((await loadTwoStep(other)).passkeys, [])
    const { body } = await showPasskey(openBrowser(app), authenticator)
    assert.equal(body.practitioner?.id, signedIn.practitioner.id)
  })

  test('a passkey that is removed opens nothing; one that is somebody else’s cannot be', async () => {
    const { app, signedIn } = await open()
    const { authenticator } = await enrolPasskey(signedIn)
    const [passkey] = (await loadTwoStep(signedIn)).passkeys
    const remove = `${path}/${passkey?.id}/removed`

    const other = await signInConfirmed(app)
    assert.equal(await outcome(other.request('PUT', remove)), '404 not-found')
    assert.equal((await showPasskey(openBrowser(app), authenticator)).status, 200)

    assert.equal((await signedIn.request('PUT', remove)).status, 204)
    assert.deepEqual((await loadTwoStep(signedIn)).passkeys, [])
    assert.equal(await outcome(showPasskey(openBrowser(app), authenticator)), '422 proof-wrong')
    assert.equal(await outcome(signedIn.request('PUT', remove)), '404 not-found')
  })

  test('with the last of the preferred kind gone the next best is preferred: app, passkey, else email', async () => {
    const { app, signedIn } = await open()
    const removeNewest = async () => {
      const newest = (await loadTwoStep(signedIn)).passkeys.at(-1)
      assert.equal((await signedIn.request('PUT', `${path}/${newest?.id}/removed`)).status, 204)
    }
    const removeApp = () => signedIn.request('PUT', '/api/account/two-step/app/removed')
    const preferred = async () => (await waitForStep(app, signedIn)).step.method

    await enrolApp(signedIn)
    await enrolPasskey(signedIn)
    await enrolPasskey(signedIn)
    await removeNewest()
    assert.equal(await preferred(), 'passkey', 'one is left')
    await removeNewest()
    assert.equal(await preferred(), 'app')

    await enrolPasskey(signedIn)
    await enrolApp(signedIn)
    assert.equal((await removeApp()).status, 204)
    assert.equal(await preferred(), 'passkey')
    await removeNewest()
    assert.equal(await preferred(), 'email')
    assert.equal((await signedIn.request('GET', '/api/people')).status, 200)
  })
})
