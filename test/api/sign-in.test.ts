import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registrationAnswers } from '../examples/registration.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { codeIn, newAddress, newestMail, registerAndActivate, signIn, signInNew } from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db).app

  test('before two step verification is on, the right password leads home and no further', async () => {
    const { browser, email, password } = await registerAndActivate(open())
    const { status, body } = await browser.request('POST', '/api/sign-in', {
      email: ` ${email.toUpperCase()} `,
      password,
    })
    assert.equal(status, 200)
    assert.equal(body.next, 'home')
    assert.equal(body.practitioner?.email, email)
    assert.equal(body.practitioner.twoStep, false)
    assert.equal((await browser.request('GET', '/api/account')).status, 200)
    for (const path of ['/api/people', '/api/submissions', '/api/messages', '/api/schools']) {
      const refused = await browser.request('GET', path)
      assert.equal(refused.status, 403)
      assert.equal(refused.body.type, 'two-step')
    }
  })

  test('an account that is not confirmed is told so, by the right password only', async () => {
    const browser = openBrowser(open())
    const details = registrationAnswers(newAddress())
    await browser.request('POST', '/api/registration', { details })
    const right = await browser.request('POST', '/api/sign-in', { email: details.email, password: details.password })
    assert.equal(right.status, 403)
    assert.equal(right.body.type, 'account-not-active')
    const wrong = await browser.request('POST', '/api/sign-in', { email: details.email, password: 'another password' })
    assert.equal(wrong.status, 401)
    assert.equal(browser.cookies.size, 0)
  })

  test('to turn two step verification on ends every session', async () => {
    const app = open()
    const { browser, email, password } = await registerAndActivate(app)
    const other = openBrowser(app)
    for (const each of [browser, other]) await each.request('POST', '/api/sign-in', { email, password })
    assert.equal((await browser.request('PUT', '/api/account/two-step', { method: 'sms' })).status, 400)
    assert.equal((await browser.request('PUT', '/api/account/two-step', { method: 'email' })).status, 204)
    assert.equal(browser.cookies.size, 0)
    const gone = await other.request('GET', '/api/account')
    assert.equal(gone.status, 401)
    assert.equal(gone.body.type, 'sign-in')
    const signedIn = await signIn(app, email, password, browser)
    assert.equal(signedIn.practitioner.twoStep, true)
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
  })

  test('signing in again ends the session before', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    const before = signedIn.cookies.get('session') ?? ''
    await signIn(app, signedIn.email, signedIn.password, signedIn)
    assert.notEqual(signedIn.cookies.get('session'), before)
    const old = openBrowser(app)
    old.cookies.set('session', before)
    assert.equal((await old.request('GET', '/api/account')).status, 401)
  })

  test('sign-out ends the session, or the wait for a code, and is well without either', async () => {
    const app = open()
    const { email, password, ...browser } = await signInNew(app)
    const session = browser.cookies.get('session') ?? ''
    assert.equal((await browser.request('POST', '/api/sign-out')).status, 204)
    assert.deepEqual([...browser.cookies.keys()], ['device'])
    browser.cookies.set('session', session)
    assert.equal((await browser.request('GET', '/api/account')).status, 401)

    await browser.request('POST', '/api/sign-in', { email, password })
    const challenge = browser.cookies.get('challenge') ?? ''
    assert.equal((await browser.request('POST', '/api/sign-out')).status, 204)
    browser.cookies.set('challenge', challenge)
    const code = codeIn(await newestMail(browser, email))
    assert.equal((await browser.request('POST', '/api/sign-in/code', { code })).status, 410)
    assert.equal((await openBrowser(app).request('POST', '/api/sign-out')).status, 204)
  })
})
