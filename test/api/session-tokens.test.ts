import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hashToken } from '../../api/identity/secrets.ts'
import { askAtOnce, type Browser, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { confirmWho, goOn, move, tokenOf, withToken } from '../support/sessions.ts'
import { registerAndActivate, signIn, signInNew } from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db).app

  /** Somebody whose session is due for a new token, and the one it has. */
  async function due() {
    const app = open()
    const signedIn = await signInNew(app)
    const former = tokenOf(signedIn)
    await move(opened.pool, signedIn, 'rotated_at', '-16 minutes')
    return { app, signedIn, former, old: withToken(app, former) }
  }

  /** Asks and loses the answer's cookie, as a phone does that has no signal any more. */
  async function lose(browser: Browser): Promise<string> {
    const former = tokenOf(browser)
    assert.equal(await goOn(browser), '200')
    const lost = tokenOf(browser)
    browser.cookies.set('session', former)
    return lost
  }

  test('a session’s cookie is 256 random bits, which the database knows by their hash', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    const again = await signIn(app, signedIn.email, signedIn.password)
    for (const browser of [signedIn, again]) {
      assert.match(tokenOf(browser), /^[a-p]{64}$/)
      const kept = await opened.db
        .selectFrom('session')
        .selectAll()
        .where('token_hash', '=', hashToken(tokenOf(browser)))
        .execute()
      assert.equal(kept.length, 1)
    }
    assert.notEqual(tokenOf(signedIn), tokenOf(again))
  })

  test('whatever session cookie a browser had before signing in, it has another one after', async () => {
    const app = open()
    const { email, password } = await registerAndActivate(app)
    const victim = withToken(app, 'a'.repeat(64))
    await victim.request('POST', '/api/sign-in', { email, password })
    assert.notEqual(tokenOf(victim), 'a'.repeat(64))
    assert.equal((await victim.request('GET', '/api/account')).status, 200)
    assert.equal(await goOn(withToken(app, 'a'.repeat(64))), '401 sign-in')
  })

  test('nor does a session that somebody else planted become the one of who signs in', async () => {
    const app = open()
    const attacker = await signInNew(app)
    const { email, password } = await signInNew(app)
    const planted = tokenOf(attacker)
    const victim = withToken(app, planted)
    const { practitioner } = await signIn(app, email, password, victim)
    assert.notEqual(tokenOf(victim), planted)
    assert.equal(practitioner.email, email)
    assert.equal(await goOn(attacker), '401 sign-in signed-out')
  })

  test('a wait for the second step that was planted does not become the one of who gives the password', async () => {
    const app = open()
    const { email, password } = await signInNew(app)
    const attacker = openBrowser(app)
    await attacker.request('POST', '/api/sign-in/passkey/options')
    const planted = attacker.cookies.get('challenge') ?? assert.fail()
    const victim = openBrowser(app)
    victim.cookies.set('challenge', planted)
    await victim.request('POST', '/api/sign-in', { email, password })
    assert.notEqual(victim.cookies.get('challenge'), planted)
    assert.equal(await goOn(victim), '403 two-step')
    assert.equal(await goOn(attacker), '401 sign-in')
  })

  test('every quarter of an hour a session gets a new token, which lives no longer than the session', async () => {
    const { signedIn, former } = await due()
    await move(opened.pool, signedIn, 'expires_at', '1 hour')
    await move(opened.pool, signedIn, 'rotated_at', '-14 minutes')
    assert.deepEqual((await signedIn.request('GET', '/api/people')).headers.getSetCookie(), [])
    await move(opened.pool, signedIn, 'rotated_at', '-16 minutes')
    const [set = '', ...more] = (await signedIn.request('GET', '/api/people')).headers.getSetCookie()
    assert.deepEqual(more, [])
    const [, life] = /^session=[a-p]{64}; Max-Age=(\d+); Path=\/; HttpOnly; SameSite=Strict$/.exec(set) ?? []
    assert.ok(Number(life) > 3500 && Number(life) <= 3600, set)
    assert.notEqual(tokenOf(signedIn), former)
    assert.equal(await goOn(signedIn), '200')
  })

  test('the old token is good until the new one is used, then for 30 seconds, then never again', async () => {
    const { app, signedIn, former, old } = await due()
    await goOn(signedIn)
    await move(opened.pool, signedIn, 'rotated_at', '-14 minutes')
    for (let request = 0; request < 3; request++) assert.equal(await goOn(old), '200')
    assert.equal(await untilDead(former), null)

    assert.equal(await goOn(signedIn), '200')
    const left = (await untilDead(former)) ?? assert.fail()
    assert.ok(left > 25 && left <= 30, `${left} s`)
    assert.equal(await goOn(old), '200')
    await move(opened.pool, signedIn, 'former_until', '5 seconds')
    await move(opened.pool, signedIn, 'used_at', '-2 minutes')
    assert.equal(await goOn(signedIn), '200')
    assert.ok(((await untilDead(former)) ?? 30) <= 5, 'more use of the new one does not lengthen its life')

    await move(opened.pool, signedIn, 'former_until', '0 seconds')
    assert.equal(await goOn(old), '401 sign-in')
    assert.equal(await goOn(withToken(app, former)), '401 sign-in')
    assert.equal(await goOn(signedIn), '200')
  })

  test('an answer that is lost signs nobody out; the token it brought is dead once another has come', async () => {
    const { app, signedIn, former } = await due()
    const lost = await lose(signedIn)
    assert.notEqual(lost, former)
    await move(opened.pool, signedIn, 'used_at', '-2 minutes')
    assert.equal(await goOn(signedIn), '200')
    await move(opened.pool, signedIn, 'rotated_at', '-16 minutes')
    assert.equal(await goOn(signedIn), '200')
    assert.ok(![former, lost].includes(tokenOf(signedIn)))
    assert.equal(await goOn(signedIn), '200')
    assert.equal(await goOn(withToken(app, lost)), '401 sign-in')
  })

  test('of many requests at once with the old token each is answered, and one brings the new one', async () => {
    const { app, signedIn, former } = await due()
    const answers = await askAtOnce(signedIn, 8, () => withToken(app, former).request('GET', '/api/people'))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    const [set = '', ...more] = answers.flatMap(({ headers }) => headers.getSetCookie())
    assert.deepEqual(more, [])
    assert.equal(await goOn(withToken(app, former)), '200')
    assert.equal(await goOn(withToken(app, set.slice('session='.length, 'session='.length + 64))), '200')
  })

  test('whoever says who they are gets another token, and it is that session which is confirmed', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    const former = tokenOf(signedIn)
    assert.equal((await confirmWho(signedIn)).status, 204)
    assert.notEqual(tokenOf(signedIn), former)
    const { text } = await signedIn.request('GET', '/api/account/confirm')
    assert.match(text, /"confirmedUntil":"/)
    await move(opened.pool, signedIn, 'former_until', '0 seconds')
    assert.equal(await goOn(withToken(app, former)), '401 sign-in')
    assert.equal(await goOn(signedIn), '200')
  })

  test('a wrong password to say so brings none', async () => {
    const signedIn = await signInNew(open())
    const former = tokenOf(signedIn)
    assert.equal((await confirmWho({ ...signedIn, password: 'not the password' })).status, 401)
    assert.equal(tokenOf(signedIn), former)
  })

  test('who confirms twice at once is not signed out, whichever answer comes last', async () => {
    const app = open()
    const signedIn = await signInNew(app)
    const former = tokenOf(signedIn)
    const browsers = Array.from({ length: 4 }, () => ({ ...signedIn, ...withToken(app, former) }))
    const asked = browsers.values()
    const answers = await askAtOnce(signedIn, 4, () => confirmWho(asked.next().value ?? assert.fail()))
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([204]))
    for (const browser of browsers) assert.equal(await goOn(browser), '200')
  })

  /** Seconds; null where it has no end yet. */
  async function untilDead(token: string): Promise<number | null> {
    const { former_until } = await opened.db
      .selectFrom('session')
      .select('former_until')
      .where('former_token_hash', '=', hashToken(token))
      .executeTakeFirstOrThrow()
    return former_until && (former_until.getTime() - Date.now()) / 1000
  }
})
