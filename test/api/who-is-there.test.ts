import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operations } from '../../api/operations.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { confirmWho, goOn, tokenOf } from '../support/sessions.ts'
import { registerAndActivate, signInNew } from '../support/signed-in.ts'

const guarded = operations.filter((operation) => operation.signedIn)

/** Who somebody is comes before what they may do, and both before what they ask for. */
onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db).app

  /** What every guarded request is answered with, whatever it holds. */
  async function answersTo(browser: Browser, which = guarded): Promise<Set<string>> {
    const answers = new Set<string>()
    for (const { request } of which) {
      const [method = '', path = ''] = request.split(' ')
      for (const id of [crypto.randomUUID(), 'no-id']) {
        const { status, body } = await browser.request(method, `/api${path.replace(':id', id)}`, { not: 'a request' })
        answers.add(`${status} ${body.type}`)
      }
    }
    return answers
  }

  test('without a session everything says to sign in', async () => {
    assert.ok(guarded.length > 30)
    assert.deepEqual(await answersTo(openBrowser(open())), new Set(['401 sign-in']))
  })

  test('between password and second step everything says that the second step comes first', async () => {
    const app = open()
    const { email, password } = await signInNew(app)
    const browser = openBrowser(app)
    await browser.request('POST', '/api/sign-in', { email, password })
    assert.deepEqual([...browser.cookies.keys()], ['challenge'])
    assert.deepEqual(await answersTo(browser), new Set(['403 two-step']))
    await opened.pool.query('update challenge set expires_at = now()')
    assert.deepEqual(await answersTo(browser), new Set(['401 sign-in']), 'and once it is too late, to sign in')
  })

  test('a browser that only asked for a passkey is nobody yet', async () => {
    const browser = openBrowser(open())
    assert.equal((await browser.request('POST', '/api/sign-in/passkey/options')).status, 200)
    assert.deepEqual([...browser.cookies.keys()], ['challenge'])
    assert.deepEqual(await answersTo(browser), new Set(['401 sign-in']))
  })

  test('with the password alone the second step comes before what somebody may do', async () => {
    const { browser, email, password } = await registerAndActivate(open())
    await browser.request('POST', '/api/sign-in', { email, password })
    const work = guarded.filter(({ signedIn }) => signedIn?.with === 'both-steps')
    assert.deepEqual(await answersTo(browser, work), new Set(['403 two-step']))
    await opened.db.updateTable('practitioner').set({ access_role: 'caseworker' }).where('email', '=', email).execute()
    assert.deepEqual(await answersTo(browser, work), new Set(['403 two-step']))
  })

  test('a session goes before a wait for the second step that is in the same browser', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    const waiting = openBrowser(app)
    await waiting.request('POST', '/api/sign-in', { email: signedIn.email, password: signedIn.password })
    signedIn.cookies.set('challenge', waiting.cookies.get('challenge') ?? '')
    assert.equal(await goOn(signedIn), '200')
    await opened.pool.query('update session set ended_at = now(), ended_because = $1', ['idle'])
    assert.equal(await goOn(signedIn), '403 two-step')
  })

  test('whoever is signed in with both steps is asked who they are before anything that protects the account', async () => {
    const signedIn = await signInNew(open())
    const protecting = guarded.filter((operation) => operation.signedIn?.protects)
    assert.ok(protecting.length > 8)
    const before = tokenOf(signedIn)
    assert.deepEqual(await answersTo(signedIn, protecting), new Set(['403 confirm']))
    await confirmWho(signedIn)
    assert.notEqual(tokenOf(signedIn), before)
    assert.ok(!(await answersTo(signedIn, protecting)).has('403 confirm'))
  })
})
