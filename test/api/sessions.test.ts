import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashToken } from '../../api/identity/secrets.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { goOn } from '../support/sessions.ts'
import { codeIn, newestMail, registerAndActivate, signInNew } from '../support/signed-in.ts'

const HOUR = 3_600_000

onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db).app
  const move = (column: 'used_at' | 'expires_at', practitionerId: string, by: number) =>
    opened.db
      .updateTable('session')
      .set({ [column]: new Date(Date.now() + by) })
      .where('practitioner_id', '=', practitionerId)
      .execute()

  test('no session, no answer; nor for a cookie that was changed', async () => {
    const signedIn = await signInNew(open())
    const token = signedIn.cookies.get('session') ?? ''
    const changed = [token.slice(1), `${token}a`, token.toUpperCase(), `${token.slice(0, -1)}q`, hashToken(token)]
    for (const cookie of [undefined, '', ...changed]) {
      const browser = openBrowser(open())
      if (cookie !== undefined) browser.cookies.set('session', cookie)
      for (const path of ['/api/account', '/api/people', '/api/submissions', '/api/messages', '/api/schools']) {
        const { status, body } = await browser.request('GET', path)
        assert.equal(status, 401, `${path} with ${cookie}`)
        assert.equal(body.type, 'sign-in')
      }
      assert.equal((await browser.request('PUT', '/api/account/two-step', { method: 'email' })).status, 401)
    }
  })

  test('a session ends after half an hour unused, and every use is noted', async () => {
    const { practitioner, ...browser } = await signInNew(open())
    await move('used_at', practitioner.id, -29 * 60_000)
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
    await move('used_at', practitioner.id, -29 * 60_000)
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
    await move('used_at', practitioner.id, -31 * 60_000)
    assert.equal((await browser.request('GET', '/api/people')).status, 401)
    await move('used_at', practitioner.id, 0)
    assert.equal((await browser.request('GET', '/api/people')).status, 401)
  })

  test('and after twelve hours whatever happens', async () => {
    const { practitioner, ...browser } = await signInNew(open())
    const { expires_at } = await opened.db
      .selectFrom('session')
      .select('expires_at')
      .where('practitioner_id', '=', practitioner.id)
      .executeTakeFirstOrThrow()
    const left = expires_at.getTime() - Date.now()
    assert.ok(left > 11.9 * HOUR && left <= 12 * HOUR)
    await browser.request('GET', '/api/people')
    await move('expires_at', practitioner.id, -1000)
    assert.equal((await browser.request('GET', '/api/people')).status, 401)
  })

  test('a request meant for somebody else’s session is not answered with this one', async () => {
    const { practitioner, ...browser } = await signInNew(open())
    const as = (id: string) => browser.request('GET', '/api/people', undefined, { 'X-Practitioner': id })
    assert.equal((await as(practitioner.id)).status, 200)
    const { status, body } = await as(crypto.randomUUID())
    assert.equal(status, 401)
    assert.equal(body.type, 'sign-in')
    assert.equal((await as('')).status, 401)
  })

  test('a session begun with the password alone stays so, whatever its practitioner turns on meanwhile', async () => {
    const { browser, email, password } = await registerAndActivate(open())
    await browser.request('POST', '/api/sign-in', { email, password })
    await opened.db.updateTable('practitioner').set({ two_step_method: 'email' }).where('email', '=', email).execute()
    const { status, body } = await browser.request('GET', '/api/people')
    assert.equal(status, 403)
    assert.equal(body.type, 'two-step')
  })

  test('over https the cookies are bound to the host', async () => {
    const app = createPortal(opened.db, { PUBLIC_URL: 'https://portal.example' }).app
    const signedIn = await signInNew(app)
    assert.deepEqual([...signedIn.cookies.keys()], ['__Host-session', '__Host-device'])
    assert.equal((await signedIn.request('GET', '/api/people')).status, 200)

    const headers = { 'Content-Type': 'application/json', 'X-App': '1', Origin: 'https://portal.example' }
    const post = (path: string, body: object, cookies = {}) =>
      app.request(path, { method: 'POST', headers: { ...headers, ...cookies }, body: JSON.stringify(body) })
    const { email, password } = signedIn
    const first = (await post('/api/sign-in', { email, password })).headers.getSetCookie()
    const challenge = first.find((cookie) => cookie.startsWith('__Host-challenge=')) ?? ''
    const code = codeIn(await newestMail(signedIn, email))
    const second = (await post('/api/sign-in/code', { code }, { Cookie: challenge })).headers.getSetCookie()
    const set = [...first, ...second]
    assert.deepEqual(new Set(set.map(nameOf)), new Set(['__Host-session', '__Host-challenge', '__Host-device']))
    for (const cookie of set) {
      // A browser would not take it back either with anything less.
      assert.match(cookie, /^__Host-\w+=.*; Path=\/;( HttpOnly;)? Secure(; SameSite=Strict)?$/)
      if (!/Max-Age=0/.test(cookie)) assert.match(cookie, /; HttpOnly; Secure; SameSite=Strict$/)
    }
    assert.equal((await signedIn.request('POST', '/api/sign-out')).status, 204)
    assert.deepEqual([...signedIn.cookies.keys()], ['__Host-device'])
  })

  test('what somebody may do is read anew at each request, not when they signed in', async () => {
    const { practitioner, ...browser } = await signInNew(open())
    const make = (access_role: 'practitioner' | 'caseworker') =>
      opened.db.updateTable('practitioner').set({ access_role }).where('id', '=', practitioner.id).execute()
    await make('caseworker')
    const refused = await browser.request('GET', '/api/people')
    assert.deepEqual([refused.status, refused.body.type], [403, 'not-allowed'])
    await make('practitioner')
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
  })

  test('so is that they are suspended, which ends the session for good', async () => {
    const { practitioner, ...browser } = await signInNew(open())
    const suspend = (suspended_at: Date | null) =>
      opened.db.updateTable('practitioner').set({ suspended_at }).where('id', '=', practitioner.id).execute()
    await suspend(new Date())
    assert.equal(await goOn(browser), '401 sign-in suspended')
    await suspend(null)
    assert.equal(await goOn(browser), '401 sign-in suspended')
  })
})

function nameOf(cookie: string): string {
  return cookie.slice(0, cookie.indexOf('='))
}
