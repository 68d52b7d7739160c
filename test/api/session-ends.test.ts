import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Hono } from 'hono'
import * as z from 'zod/mini'
import { PasskeyOptions, type SessionEnd, SessionInfo } from '../../api/contract/identity.ts'
import { operations } from '../../api/operations.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { confirmWho, goOn, move, tokenOf, withToken } from '../support/sessions.ts'
import { newAddress, newestMail, type SignedIn, signIn, signInNew, tokenIn } from '../support/signed-in.ts'

const another = 'another password entirely'

/** What somebody does in one place that ends their sessions in others, and what those are told. */
const ends: Partial<Record<SessionEnd, (app: Hono, here: SignedIn) => Promise<unknown>>> = {
  async 'password-changed'(_app, here) {
    const details = { currentPassword: here.password, password: another, confirmPassword: another }
    return here.request('PUT', '/api/account/password', { details })
  },
  async 'password-reset'(app, { email }) {
    const browser = openBrowser(app)
    await browser.request('POST', '/api/password/forgotten', { email })
    const token = tokenIn(await newestMail(browser, email))
    return browser.request('POST', '/api/password/reset', { token, password: another })
  },
  async 'two-step-changed'(_app, here) {
    await confirmWho(here)
    return here.request('PUT', '/api/account/two-step', { method: 'email' })
  },
  async 'email-changed'(_app, here) {
    const email = newAddress()
    await confirmWho(here)
    await here.request('PUT', '/api/account/email', { email })
    return here.request('POST', '/api/email/confirm', { token: tokenIn(await newestMail(here, email)) })
  },
  async suspended(_app, here) {
    await confirmWho(here)
    const details = { change: 'left', from: '2026-11-30', suspend: 'yes' }
    return here.request('PUT', '/api/account/circumstances', { details })
  },
  async 'signed-out-elsewhere'(_app, here) {
    await confirmWho(here)
    for (const { id, isThis } of await listSessions(here)) {
      if (!isThis) await here.request('PUT', `/api/account/sessions/${id}/ended`)
    }
  },
}

async function listSessions(browser: SignedIn) {
  const { text } = await browser.request('GET', '/api/account/sessions')
  return z.object({ sessions: z.array(SessionInfo) }).parse(JSON.parse(text)).sessions
}

onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db).app

  for (const [because, end] of Object.entries(ends)) {
    test(`the other sessions are told that they ended because of ${because}, and nobody else is`, async () => {
      const app = open()
      const here = await signInNew(app)
      const others = [await signIn(app, here.email, here.password), await signIn(app, here.email, here.password)]
      const stranger = await signInNew(app)
      for (const other of others) assert.equal(await goOn(other), '200')
      await end(app, here)
      for (const other of others) {
        assert.equal(await goOn(other), `401 sign-in ${because}`)
        assert.equal(await goOn(other), `401 sign-in ${because}`, 'as often as they ask')
      }
      assert.equal(await goOn(openBrowser(app)), '401 sign-in')
      assert.equal(await goOn(withToken(app, 'a'.repeat(64))), '401 sign-in')
      assert.equal(await goOn(stranger), '200')
    })
  }

  test('the place where something was changed goes on, unless all of it ended there too', async () => {
    const after: Record<string, string> = {}
    for (const [because, end] of Object.entries(ends)) {
      const app = open()
      const here = await signInNew(app)
      const token = tokenOf(here)
      await end(app, here)
      after[because] = await goOn(here.cookies.has('session') ? here : withToken(app, token))
    }
    assert.deepEqual(after, {
      'password-changed': '200',
      'password-reset': '401 sign-in password-reset',
      'two-step-changed': '401 sign-in two-step-changed',
      'email-changed': '200',
      suspended: '401 sign-in suspended',
      'signed-out-elsewhere': '200',
    })
  })

  test('a session that lay unused is told so, one that lasted too long that', async () => {
    const idle = await signInNew(open())
    await move(opened.pool, idle, 'used_at', '-31 minutes')
    assert.equal(await goOn(idle), '401 sign-in idle')
    const long = await signInNew(open())
    await move(opened.pool, long, 'expires_at', '0 seconds')
    assert.equal(await goOn(long), '401 sign-in too-long')
    await move(opened.pool, long, 'expires_at', '1 hour')
    assert.equal(await goOn(long), '401 sign-in too-long')
  })

  test('of six places at once the one unused for longest is signed out', async () => {
    const app = open()
    const first = await signInNew(app)
    const all = [first]
    while (all.length < 5) all.push(await signIn(app, first.email, first.password))
    const third = all[2] ?? assert.fail()
    await move(opened.pool, first, 'used_at', '-2 minutes')
    for (const browser of all) if (browser !== third) assert.equal(await goOn(browser), '200')
    all.push(await signIn(app, first.email, first.password))
    for (const browser of all) {
      assert.equal(await goOn(browser), browser === third ? '401 sign-in signed-out-elsewhere' : '200')
    }
  })

  test('a passkey that signs somebody in where they are signed in still ends that session', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    await confirmWho(signedIn)
    const { register, sign } = createAuthenticator('http://localhost:8080')
    const optionsAt = async (path: string) =>
      PasskeyOptions.parse(JSON.parse((await signedIn.request('POST', `${path}/options`)).text)).options
    const enrol = '/api/account/two-step/passkeys'
    const made = { credential: register(await optionsAt(enrol)) }
    assert.equal((await signedIn.request('POST', enrol, made)).status, 200)

    const former = tokenOf(signedIn)
    const shown = { credential: sign(await optionsAt('/api/sign-in/passkey')) }
    assert.equal((await signedIn.request('POST', '/api/sign-in/passkey', shown)).status, 200)
    assert.equal(await goOn(signedIn), '200')
    assert.equal(await goOn(withToken(app, former)), '401 sign-in signed-out')
  })

  test('one that has ended has ended for every request', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    const token = tokenOf(signedIn)
    await signedIn.request('POST', '/api/sign-out')
    const guarded = operations.filter((operation) => operation.signedIn)
    assert.ok(guarded.length > 30)
    for (const { request } of guarded) {
      const [method = '', path = ''] = request.split(' ')
      const url = `/api${path.replace(':id', crypto.randomUUID())}`
      const { status, body } = await withToken(app, token).request(method, url)
      assert.deepEqual([status, body.type, body.because], [401, 'sign-in', 'signed-out'], request)
    }
    await move(opened.pool, signedIn, 'rotated_at', '-16 minutes')
    await move(opened.pool, signedIn, 'used_at', '-31 minutes')
    const late = withToken(app, token)
    assert.equal(await goOn(late), '401 sign-in signed-out', 'nor does time change why')
    assert.equal(tokenOf(late), token)
  })

  test('signing out is well with the cookie of a session that has ended, or never was', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    await move(opened.pool, signedIn, 'used_at', '-31 minutes')
    assert.equal(await goOn(signedIn), '401 sign-in idle')
    const token = tokenOf(signedIn)
    for (const shown of [token, token, 'a'.repeat(64), 'made up', '']) {
      const browser = withToken(app, shown)
      const { status, text } = await browser.request('POST', '/api/sign-out')
      assert.deepEqual([status, text], [204, ''], shown)
      assert.equal(browser.cookies.size, 0)
    }
    assert.equal(await goOn(withToken(app, token)), '401 sign-in idle', 'the reason stays what it was')
  })

  test('signing out late, with a token that has been replaced, ends the session too', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    const late = withToken(app, tokenOf(signedIn))
    await move(opened.pool, signedIn, 'rotated_at', '-16 minutes')
    assert.equal(await goOn(signedIn), '200')
    assert.equal((await late.request('POST', '/api/sign-out')).status, 204)
    assert.equal(await goOn(signedIn), '401 sign-in signed-out')
  })
})
