import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPasswords, type Passwords } from '../../api/identity/passwords.ts'
import { askAtOnce, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { codeIn, listMails, newestMail, signIn, signInNew, tokenIn } from '../support/signed-in.ts'

const password = 'new new new password'

onEveryDatabase((opened) => {
  async function open() {
    const passwords = createPasswords()
    let hashes = 0
    const counting: Passwords = {
      hash: (...given) => (hashes++, passwords.hash(...given)),
      verify: (...given) => (hashes++, passwords.verify(...given)),
    }
    const { app } = createPortal(opened.db, {}, { passwords: counting })
    const signedIn = await signInNew(app)
    const good = { currentPassword: signedIn.password, password, confirmPassword: password }
    async function change(given: Record<string, string> = {}) {
      hashes = 0
      const answer = await signedIn.request('PUT', '/api/account/password', { details: { ...good, ...given } })
      return { ...answer, hashes }
    }
    return { app, signedIn, email: signedIn.email, change }
  }

  test('the new password signs in, the old one no longer', async () => {
    const { app, signedIn, email, change } = await open()
    assert.equal((await change()).status, 204)
    const old = await openBrowser(app).request('POST', '/api/sign-in', { email, password: signedIn.password })
    assert.equal(old.body.type, 'wrong-sign-in')
    await signIn(app, email, password)
  })

  test('this session goes on, every other ends, and a mail tells of it', async () => {
    const { app, signedIn, email, change } = await open()
    const elsewhere = await signIn(app, email, signedIn.password)
    const somebodyElse = await signInNew(app)
    await change()
    assert.equal((await signedIn.request('GET', '/api/people')).status, 200)
    assert.equal((await elsewhere.request('GET', '/api/people')).status, 401)
    assert.equal((await somebodyElse.request('GET', '/api/people')).status, 200)
    const mail = await newestMail(signedIn, email)
    assert.equal(mail.subject, 'Your password was changed')
    assert.match(mail.text, /you were signed out everywhere else\./)
  })

  test('whatever else was begun with the old password ends: waits for a code, and mails to replace it', async () => {
    const { app, signedIn, email, change } = await open()
    const waiting = openBrowser(app)
    await waiting.request('POST', '/api/sign-in', { email, password: signedIn.password })
    const code = codeIn(await newestMail(signedIn, email))
    await waiting.request('POST', '/api/password/forgotten', { email })
    const token = tokenIn(await newestMail(signedIn, email))

    await change()
    assert.equal((await waiting.request('POST', '/api/sign-in/code', { code })).status, 410)
    const reset = await waiting.request('POST', '/api/password/reset', { token, password: 'another new password' })
    assert.equal(reset.body.type, 'proof-expired')
  })

  test('a wrong current password changes nothing, mails nothing and costs one hash', async () => {
    const { app, signedIn, email, change } = await open()
    const elsewhere = await signIn(app, email, signedIn.password)
    const mails = await listMails(signedIn, email)
    const wrong = await change({ currentPassword: 'not the password' })
    assert.equal(wrong.status, 401)
    assert.equal(wrong.body.type, 'wrong-sign-in')
    assert.equal(wrong.hashes, 1)
    assert.deepEqual((await change({ currentPassword: ` ${signedIn.password}` })).body, wrong.body)
    assert.equal((await elsewhere.request('GET', '/api/people')).status, 200)
    assert.deepEqual(await listMails(signedIn, email), mails)
    await signIn(app, email, signedIn.password)
  })

  test('faulty answers are told by question and cost no hash', async () => {
    const { signedIn, change } = await open()
    const short = await change({ password: '123456789', confirmPassword: '123456789', currentPassword: 'wrong' })
    assert.equal(short.status, 422)
    assert.deepEqual(short.body.faults, { password: 'too-short' })
    assert.equal(short.hashes, 0)
    assert.deepEqual((await change({ confirmPassword: 'another' })).body.faults, { confirmPassword: 'not-the-same' })
    const empty = await signedIn.request('PUT', '/api/account/password', { details: {} })
    assert.deepEqual(empty.body.faults, {
      currentPassword: 'missing',
      password: 'missing',
      confirmPassword: 'missing',
    })
  })

  test('of many changes at once from one password, one is made', async () => {
    const { signedIn, email, change } = await open()
    const before = (await listMails(signedIn, email)).length
    const answers = await askAtOnce(signedIn, 4, () => change())
    assert.deepEqual(answers.map(({ status }) => status).toSorted(), [204, 401, 401, 401])
    assert.equal((await listMails(signedIn, email)).length, before + 1)
  })

  test('nobody changes it without a session, or in somebody else’s', async () => {
    const { app, signedIn } = await open()
    const details = { currentPassword: signedIn.password, password, confirmPassword: password }
    const outside = await openBrowser(app).request('PUT', '/api/account/password', { details })
    assert.equal(outside.body.type, 'sign-in')
    const other = { 'X-Practitioner': crypto.randomUUID() }
    const meant = await signedIn.request('PUT', '/api/account/password', { details }, other)
    assert.equal(meant.body.type, 'sign-in')
  })
})
