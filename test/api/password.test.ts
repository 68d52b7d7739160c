import assert from 'node:assert/strict'
import { test } from 'node:test'
import { askAtOnce, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import {
  codeIn,
  listMails,
  newAddress,
  newestMail,
  signIn,
  signInNew,
  tokenIn,
  wrongCode,
} from '../support/signed-in.ts'

const password = 'new new new password'

onEveryDatabase((opened) => {
  async function forget() {
    const { app } = createPortal(opened.db)
    const signedIn = await signInNew(app)
    const browser = openBrowser(app)
    const ask = () => browser.request('POST', '/api/password/forgotten', { email: signedIn.email })
    assert.equal((await ask()).status, 202)
    const mail = await newestMail(browser, signedIn.email)
    const reset = (body: object) => browser.request('POST', '/api/password/reset', { password, ...body })
    return { app, browser, signedIn, email: signedIn.email, mail, ask, reset }
  }

  test('the mail’s link sets a new password, once', async () => {
    const { app, browser, signedIn, email, mail, reset } = await forget()
    assert.equal(mail.subject, 'Reset your password')
    assert.equal((await reset({ token: tokenIn(mail) })).status, 204)
    assert.equal((await reset({ token: tokenIn(mail) })).body.type, 'proof-expired')
    assert.equal((await reset({ email, code: codeIn(mail) })).body.type, 'proof-expired')

    const old = await browser.request('POST', '/api/sign-in', { email, password: signedIn.password })
    assert.equal(old.body.type, 'wrong-sign-in')
    // The second step stands.
    const { body } = await browser.request('POST', '/api/sign-in', { email, password })
    assert.equal(body.next, 'code')
    await signIn(app, email, password)
  })

  test('so does its code', async () => {
    const { email, mail, reset } = await forget()
    assert.equal((await reset({ email, code: wrongCode(mail) })).body.type, 'proof-wrong')
    assert.equal((await reset({ email, code: codeIn(mail) })).status, 204)
  })

  test('a new password ends every session and every wait for a code, and a mail tells of it', async () => {
    const { app, browser, signedIn, email, mail, reset } = await forget()
    const waiting = openBrowser(app)
    await waiting.request('POST', '/api/sign-in', { email, password: signedIn.password })
    const code = codeIn(await newestMail(browser, email))

    await reset({ token: tokenIn(mail) })
    assert.equal((await signedIn.request('GET', '/api/people')).status, 401)
    assert.equal((await waiting.request('POST', '/api/sign-in/code', { code })).status, 410)
    assert.equal((await newestMail(browser, email)).subject, 'Your password was changed')
  })

  test('a password that is too short changes nothing and uses nothing up', async () => {
    const { mail, reset } = await forget()
    const short = await reset({ token: tokenIn(mail), password: '123456789' })
    assert.equal(short.status, 422)
    assert.deepEqual(short.body.faults, { password: 'too-short' })
    assert.deepEqual((await reset({ token: tokenIn(mail), password: 'x'.repeat(129) })).body.faults, {
      password: 'too-long',
    })
    assert.equal((await reset({ token: tokenIn(mail) })).status, 204)
  })

  test('a password may be as long as 128 characters of any kind', async () => {
    const { app, email, mail, reset } = await forget()
    const long = '🐘'.repeat(128)
    assert.equal((await reset({ token: tokenIn(mail), password: long })).status, 204)
    await signIn(app, email, long)
  })

  test('five wrong codes are the end of the code; many at once are no more', async () => {
    const { browser, email, mail, reset } = await forget()
    const guesses = await askAtOnce(browser, 15, () => reset({ email, code: wrongCode(mail) }))
    assert.equal(guesses.filter(({ status }) => status === 422).length, 5)
    assert.equal((await reset({ email, code: codeIn(mail) })).status, 410)
    assert.equal((await reset({ token: tokenIn(mail) })).status, 204)
  })

  test('after half an hour link and code are good no longer', async () => {
    const { email, mail, reset } = await forget()
    const { expires_at } = await opened.db
      .selectFrom('proof')
      .select('expires_at')
      .where('kind', '=', 'reset')
      .orderBy('created_at', 'desc')
      .executeTakeFirstOrThrow()
    const life = expires_at.getTime() - Date.now()
    assert.ok(life > 29 * 60_000 && life <= 30 * 60_000)
    await opened.db.updateTable('proof').set({ expires_at: new Date() }).execute()
    assert.equal((await reset({ token: tokenIn(mail) })).body.type, 'proof-expired')
    assert.equal((await reset({ email, code: codeIn(mail) })).body.type, 'proof-expired')
  })

  test('a proof of one kind is none of the other', async () => {
    const { browser, mail, email } = await forget()
    const asActivation = await browser.request('POST', '/api/activation', { token: tokenIn(mail) })
    assert.equal(asActivation.body.type, 'proof-wrong')
    const activation = (await listMails(browser, email)).find(({ subject }) => /activation/.test(subject))
    assert.ok(activation)
    const asReset = await browser.request('POST', '/api/password/reset', { token: tokenIn(activation), password })
    assert.equal(asReset.body.type, 'proof-wrong')
  })

  test('the mail comes once a minute; to an address without an active account, never', async () => {
    const { browser, email, ask } = await forget()
    const before = (await listMails(browser, email)).length
    assert.equal((await ask()).status, 202)
    assert.equal((await listMails(browser, email)).length, before)

    const unknown = newAddress()
    assert.equal((await browser.request('POST', '/api/password/forgotten', { email: unknown })).status, 202)
    assert.deepEqual(await listMails(browser, unknown), [])
  })
})
