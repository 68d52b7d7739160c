import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { registerAndActivate, signInNew } from '../support/signed-in.ts'

const HOUR = 3_600_000

onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db).app
  const move = (column: 'updated_at' | 'expires_at', practitionerId: string, by: number) =>
    opened.db
      .updateTable('session')
      .set({ [column]: new Date(Date.now() + by) })
      .where('practitioner_id', '=', practitionerId)
      .execute()

  test('no session, no answer; nor for a cookie that was changed', async () => {
    const signedIn = await signInNew(open())
    const [token = ''] = (signedIn.cookies.get('session') ?? '').split('.')
    for (const cookie of [undefined, '', token, `${token}.${'A'.repeat(43)}=`, `x${signedIn.cookies.get('session')}`]) {
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
    await move('updated_at', practitioner.id, -29 * 60_000)
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
    await move('updated_at', practitioner.id, -29 * 60_000)
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
    await move('updated_at', practitioner.id, -31 * 60_000)
    assert.equal((await browser.request('GET', '/api/people')).status, 401)
    await move('updated_at', practitioner.id, 0)
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
    await opened.db.updateTable('practitioner').set({ two_factor_enabled: true }).where('email', '=', email).execute()
    const { status, body } = await browser.request('GET', '/api/people')
    assert.equal(status, 403)
    assert.equal(body.type, 'two-step')
  })

  test('over https the cookies are bound to the host', async () => {
    const app = createPortal(opened.db, { PUBLIC_URL: 'https://portal.example' }).app
    const signedIn = await signInNew(app)
    assert.deepEqual([...signedIn.cookies.keys()], ['__Host-session'])
    assert.equal((await signedIn.request('GET', '/api/people')).status, 200)

    const response = await app.request('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-App': '1', Origin: 'https://portal.example' },
      body: JSON.stringify({ email: signedIn.email, password: signedIn.password }),
    })
    for (const cookie of response.headers.getSetCookie()) {
      assert.match(cookie, /^__Host-(session|challenge)=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
    }
    assert.equal((await signedIn.request('POST', '/api/sign-out')).status, 204)
    assert.equal(signedIn.cookies.size, 0)
  })
})
