import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askAtOnce, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { codeIn, newestMail, signInNew, wrongCode } from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db).app

  /** With two step verification on, after the password: the wait for the code. */
  async function wait() {
    const app = open()
    const { email, password } = await signInNew(app)
    const browser = openBrowser(app)
    const { body } = await browser.request('POST', '/api/sign-in', { email, password })
    return { app, browser, email, password, body, mail: await newestMail(browser, email) }
  }

  const endLastMinute = () => shift('61 seconds')
  async function shift(by: string) {
    await opened.pool.query(
      `update challenge set expires_at = expires_at - interval '${by}', code_sent_at = code_sent_at - interval '${by}'`,
    )
  }

  test('with two step verification on the password leads to a code by mail, and nowhere else', async () => {
    const { browser, body, mail } = await wait()
    assert.equal(body.next, 'code')
    assert.equal(mail.subject, 'Your Coventry SEND portal verification Code')
    const left = Date.parse(body.expiresAt ?? '') - Date.now()
    assert.ok(left > 290_000 && left <= 300_000, `${left} ms`)
    assert.deepEqual([...browser.cookies.keys()], ['challenge'])
    for (const path of ['/api/people', '/api/account']) {
      const refused = await browser.request('GET', path)
      assert.equal(refused.status, 403)
      assert.equal(refused.body.type, 'two-step')
    }
    const code = codeIn(mail)
    const { status } = await browser.request('POST', '/api/sign-in/code', {
      code: ` ${code.slice(0, 3)} ${code.slice(3)}`,
    })
    assert.equal(status, 200)
    assert.deepEqual([...browser.cookies.keys()], ['session', 'device'])
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
  })

  test('the code page survives the app being closed: its cookie is kept', async () => {
    const app = open()
    const { email, password } = await signInNew(app)
    const response = await app.request('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-App': '1' },
      body: JSON.stringify({ email, password }),
    })
    const [challenge] = response.headers.getSetCookie().filter((cookie) => cookie.startsWith('challenge='))
    assert.match(challenge ?? '', /Max-Age=3600; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test('a code works once, and only in the browser that gave the password', async () => {
    const { app, browser, email, password, mail } = await wait()
    const stranger = openBrowser(app)
    await stranger.request('POST', '/api/sign-in', { email, password })
    const challenge = browser.cookies.get('challenge') ?? ''
    const elsewhere = await stranger.request('POST', '/api/sign-in/code', { code: codeIn(mail) })
    assert.notEqual(elsewhere.status, 200)
    assert.equal((await browser.request('POST', '/api/sign-in/code', { code: codeIn(mail) })).status, 200)
    const again = openBrowser(app)
    again.cookies.set('challenge', challenge)
    assert.equal((await again.request('POST', '/api/sign-in/code', { code: codeIn(mail) })).status, 410)
  })

  test('without a challenge, or with one that somebody made up, there is nothing to answer', async () => {
    const browser = openBrowser(open())
    for (const cookie of [undefined, 'made-up', 'a'.repeat(64)]) {
      if (cookie) browser.cookies.set('challenge', cookie)
      for (const path of ['/api/sign-in/code', '/api/sign-in/code/mail']) {
        const { status, body } = await browser.request('POST', path, path.endsWith('mail') ? {} : { code: '123456' })
        assert.equal(status, 410)
        assert.equal(body.type, 'proof-expired')
      }
    }
    assert.equal((await browser.request('GET', '/api/people')).status, 401)
  })

  test('five wrong codes end the challenge', async () => {
    const { browser, mail } = await wait()
    for (let guess = 1; guess <= 5; guess++) {
      const { status, body } = await browser.request('POST', '/api/sign-in/code', { code: wrongCode(mail) })
      assert.equal(status, 422, `guess ${guess}`)
      assert.equal(body.type, 'proof-wrong')
    }
    await endLastMinute()
    assert.equal((await browser.request('POST', '/api/sign-in/code', { code: codeIn(mail) })).status, 410)
    assert.equal((await browser.request('POST', '/api/sign-in/code/mail')).status, 410)
    assert.equal((await browser.request('GET', '/api/people')).status, 401)
  })

  test('of many guesses at once five are looked at', async () => {
    const { browser, mail } = await wait()
    // Here are two servers.
    const elsewhere = openBrowser(open())
    elsewhere.cookies.set('challenge', browser.cookies.get('challenge') ?? '')
    let asked = 0
    const guesses = await askAtOnce(browser, 20, () => {
      const server = asked++ % 2 ? browser : elsewhere
      return server.request('POST', '/api/sign-in/code', { code: wrongCode(mail) })
    })
    assert.equal(guesses.filter(({ status }) => status === 422).length, 5)
    assert.equal(guesses.filter(({ status }) => status === 410).length, 15)
    assert.equal((await browser.request('POST', '/api/sign-in/code', { code: codeIn(mail) })).status, 410)
  })

  test('after five minutes a code is too late', async () => {
    const { browser, mail } = await wait()
    await shift('5 minutes')
    assert.equal((await browser.request('POST', '/api/sign-in/code', { code: codeIn(mail) })).status, 410)
    assert.equal((await browser.request('POST', '/api/sign-in/code/mail')).status, 410)
  })

  test('a new code after a minute; then the old one is good no longer', async () => {
    const { browser, email, mail } = await wait()
    const early = await browser.request('POST', '/api/sign-in/code/mail')
    assert.equal(early.status, 429)
    assert.equal(early.body.type, 'too-many')
    const { retryAfter = 0 } = early.body
    assert.ok(retryAfter > 50 && retryAfter <= 60, `${retryAfter} s`)
    assert.equal(early.headers.get('Retry-After'), String(retryAfter))

    await endLastMinute()
    const asked = await askAtOnce(browser, 3, () => browser.request('POST', '/api/sign-in/code/mail'))
    assert.deepEqual(asked.map(({ status }) => status).toSorted(), [202, 429, 429])
    const left = Date.parse(asked.find(({ status }) => status === 202)?.body.expiresAt ?? '') - Date.now()
    assert.ok(left > 290_000 && left <= 300_000, `${left} ms`)

    const next = await newestMail(browser, email)
    if (codeIn(next) !== codeIn(mail)) {
      assert.equal((await browser.request('POST', '/api/sign-in/code', { code: codeIn(mail) })).status, 422)
    }
    assert.equal((await browser.request('POST', '/api/sign-in/code', { code: codeIn(next) })).status, 200)
  })

  test('twenty wrong codes lock the second step for the rest of the day, whatever is given then', async () => {
    const { email, password } = await signInNew(open())
    const { app } = createPortal(opened.db, { RATE_LIMITS: 'on' })
    const ask = async () => {
      const browser = openBrowser(app)
      assert.equal((await browser.request('POST', '/api/sign-in', { email, password })).status, 200)
      const mail = await newestMail(browser, email)
      return { browser, mail, give: (code: string) => browser.request('POST', '/api/sign-in/code', { code }) }
    }
    for (let challenge = 0; challenge < 4; challenge++) {
      const { give, mail } = await ask()
      for (let guess = 0; guess < 5; guess++) assert.equal((await give(wrongCode(mail))).status, 422)
    }
    const { browser, give, mail } = await ask()
    const { status, body, headers } = await give(codeIn(mail))
    assert.equal(status, 429)
    assert.equal(body.type, 'too-many')
    const { retryAfter = 0 } = body
    assert.ok(retryAfter > 86_300 && retryAfter <= 86_400, `${retryAfter} s`)
    assert.equal(headers.get('Retry-After'), String(retryAfter))
    assert.equal((await browser.request('GET', '/api/account')).body.type, 'two-step')

    await opened.pool.query("update allowance set ends_at = ends_at - interval '1 day'")
    assert.equal((await give(codeIn(mail))).status, 200)
  })
})
