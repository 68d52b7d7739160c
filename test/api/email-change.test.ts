import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { outcome, signInConfirmed, waitForStep, whyEnded } from '../support/second-steps.ts'
import {
  codeIn,
  listMails,
  newAddress,
  newestMail,
  registerAndActivate,
  signIn,
  tokenIn,
  wrongCode,
} from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  /** Somebody who has asked for another address. */
  async function ask(next = newAddress()) {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    const answer = await signedIn.request('PUT', '/api/account/email', { email: ` ${next.toUpperCase()} ` })
    const confirm = (given: object, browser = openBrowser(app)) =>
      outcome(browser.request('POST', '/api/email/confirm', given))
    const mail = await newestMail(signedIn, next)
    const subjects = async (to: string) => (await listMails(signedIn, to)).map(({ subject }) => subject)
    return { app, signedIn, old: signedIn.email, next, answer, mail, confirm, subjects }
  }

  test('a new address counts once its mail’s link has come back; the old one is told twice', async () => {
    const { app, signedIn, old, next, answer, mail, confirm, subjects } = await ask()
    assert.equal(answer.status, 202)
    assert.equal(answer.text, '{}')
    assert.equal(mail.subject, 'Confirm your new email address')
    assert.equal((await subjects(old))[0], 'A change of your email address was asked for')
    const other = await signIn(app, old, signedIn.password)
    const refused = await other.request('POST', '/api/sign-in', { email: next, password: signedIn.password })
    assert.equal(await outcome(refused), '401 wrong-sign-in')

    assert.equal(await confirm({ token: tokenIn(mail) }, signedIn), '204')
    assert.equal((await subjects(old))[0], 'Your email address was changed')
    assert.equal(await whyEnded(other), 'email-changed')
    assert.equal((await signedIn.request('GET', '/api/account')).body['email'], next)
    assert.equal(await confirm({ token: tokenIn(mail) }), '410 proof-expired')

    const guest = openBrowser(app)
    const tried = await guest.request('POST', '/api/sign-in', { email: old, password: signedIn.password })
    assert.equal(await outcome(tried), '401 wrong-sign-in')
    const { practitioner } = await signIn(app, next, signedIn.password)
    assert.equal(practitioner.id, signedIn.practitioner.id)
  })

  test('its code does the same, signed in or not; then every session ends, and every wait', async () => {
    const { app, signedIn, next, mail, confirm } = await ask()
    const waiting = await waitForStep(app, signedIn)
    assert.equal(await confirm({ email: ` ${next.toUpperCase()}`, code: codeIn(mail) }), '204')
    assert.equal(await whyEnded(signedIn), 'email-changed')
    assert.equal(await outcome(waiting.answer({ code: '123456' })), '410 proof-expired')
    await signIn(app, next, signedIn.password)
  })

  test('somebody else who is signed in and opens the link stays who they are', async () => {
    const { app, signedIn, mail, confirm } = await ask()
    const other = await signInConfirmed(app)
    assert.equal(await confirm({ token: tokenIn(mail) }, other), '204')
    assert.equal((await other.request('GET', '/api/account')).body['email'], other.email)
    assert.equal(await whyEnded(signedIn), 'email-changed')
  })

  test('an address that has an account is answered alike; its owner is told, and nothing changes', async () => {
    const { app } = createPortal(opened.db)
    const owner = await registerAndActivate(app)
    const taken = await ask(owner.email)
    const free = await ask()
    assert.deepEqual([taken.answer.status, taken.answer.text], [free.answer.status, free.answer.text])
    assert.equal(taken.mail.subject, 'This email address has an account already')
    assert.doesNotMatch(taken.mail.text, /https?:|\d{6}/)
    assert.deepEqual(await taken.subjects(taken.old), await free.subjects(free.old), 'nor do the mails tell')
    await signIn(app, taken.old, taken.signedIn.password)
    const { email, password } = owner
    assert.equal((await owner.browser.request('POST', '/api/sign-in', { email, password })).status, 200)
  })

  test('one that gets an account between asking and confirming stays that one’s', async () => {
    const { app, signedIn, old, next, mail, confirm } = await ask()
    await registerAndActivate(app, { email: next })
    assert.equal(await confirm({ token: tokenIn(mail) }), '410 proof-expired')
    assert.equal((await signedIn.request('GET', '/api/account')).body['email'], old)
    await signIn(app, old, signedIn.password)
  })

  test('five wrong codes are the end of the code; the link still opens', async () => {
    const { next, mail, confirm } = await ask()
    for (let guess = 1; guess <= 5; guess++) {
      assert.equal(await confirm({ email: next, code: wrongCode(mail) }), '422 proof-wrong', `guess ${guess}`)
    }
    assert.equal(await confirm({ email: next, code: codeIn(mail) }), '410 proof-expired')
    assert.equal(await confirm({ token: 'x'.repeat(64) }), '422 proof-wrong')
    assert.equal(await confirm({ token: tokenIn(mail) }), '204')
  })

  test('after a day it is too late', async () => {
    const { signedIn, next, mail, confirm } = await ask()
    const shift = (by: string) =>
      opened.pool.query(`update proof set expires_at = expires_at - interval '${by}' where practitioner_id = $1`, [
        signedIn.practitioner.id,
      ])
    await shift('24 hours')
    assert.equal(await confirm({ token: tokenIn(mail) }), '410 proof-expired')
    assert.equal(await confirm({ email: next, code: codeIn(mail) }), '410 proof-expired')
    await shift('-1 minute')
    assert.equal(await confirm({ token: tokenIn(mail) }), '204')
  })

  test('what is no address is refused, and nobody is mailed', async () => {
    const { signedIn, old, subjects } = await ask()
    const before = await subjects(old)
    for (const email of [
      '',
      'jo',
      'jo@council.example, robin@council.example',
      'jo@council.example\r\nBcc: a@b.example',
    ]) {
      const answer = await signedIn.request('PUT', '/api/account/email', { email })
      assert.equal(await outcome(answer), '422 faulty-answers', email)
      assert.deepEqual(answer.body.faults, { email: 'not-an-email' })
    }
    assert.deepEqual(await subjects(old), before)
  })
})
