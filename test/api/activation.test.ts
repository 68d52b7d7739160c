import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registrationAnswers } from '../examples/registration.ts'
import { askAtOnce, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { codeIn, listMails, newAddress, newestMail, tokenIn, wrongCode } from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  async function register() {
    const browser = openBrowser(createPortal(opened.db).app)
    const email = newAddress()
    await browser.request('POST', '/api/registration', { details: registrationAnswers(email) })
    const activate = (body: object) => browser.request('POST', '/api/activation', body)
    return { browser, email, activate, mail: await newestMail(browser, email) }
  }

  test('the mail’s link activates the account once', async () => {
    const { mail, activate } = await register()
    assert.equal((await activate({ token: tokenIn(mail) })).status, 204)
    const again = await activate({ token: tokenIn(mail) })
    assert.equal(again.status, 410)
    assert.equal(again.body.type, 'proof-expired')
  })

  test('so does its code, for its address alone', async () => {
    const { mail, email, activate } = await register()
    const code = codeIn(mail)
    assert.equal((await activate({ email: newAddress(), code })).body.type, 'proof-expired')
    assert.equal(
      (await activate({ email: email.toUpperCase(), code: `${code.slice(0, 3)} ${code.slice(3)}` })).status,
      204,
    )
    assert.equal((await activate({ email, code })).status, 410)
  })

  test('to open the link’s page uses nothing up', async () => {
    const { browser, mail, activate } = await register()
    await browser.request('GET', `/activate?token=${tokenIn(mail)}`, undefined, { Accept: 'text/html' })
    assert.equal((await activate({ token: tokenIn(mail) })).status, 204)
  })

  test('a link that never was is wrong', async () => {
    const { activate } = await register()
    const { status, body } = await activate({ token: 'a'.repeat(64) })
    assert.equal(status, 422)
    assert.equal(body.type, 'proof-wrong')
  })

  test('five wrong codes are the end of the code, not of the link', async () => {
    const { mail, email, activate } = await register()
    for (let guess = 1; guess <= 5; guess++) {
      const { status, body } = await activate({ email, code: wrongCode(mail) })
      assert.equal(status, 422, `guess ${guess}`)
      assert.equal(body.type, 'proof-wrong')
    }
    const right = await activate({ email, code: codeIn(mail) })
    assert.equal(right.status, 410)
    assert.equal((await activate({ token: tokenIn(mail) })).status, 204)
  })

  test('of many guesses at once five are looked at', async () => {
    const { browser, mail, email, activate } = await register()
    const guesses = await askAtOnce(browser, 20, () => activate({ email, code: wrongCode(mail) }))
    assert.equal(guesses.filter(({ status }) => status === 422).length, 5)
    assert.equal(guesses.filter(({ status }) => status === 410).length, 15)
    const { tries } = await opened.db
      .selectFrom('proof')
      .select('tries')
      .orderBy('created_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    assert.equal(tries, 5)
  })

  test('after twenty wrong codes in a day no mail’s code is taken any more', async () => {
    const { browser, email, mail, activate } = await register()
    for (let round = 0; round < 4; round++) {
      for (let guess = 0; guess < 5; guess++) await activate({ email, code: wrongCode(mail) })
      await opened.db
        .updateTable('proof')
        .set({ created_at: new Date(Date.now() - 61_000) })
        .execute()
      await browser.request('POST', '/api/registration/mail', { email })
    }
    const newest = await newestMail(browser, email)
    assert.notEqual(newest.text, mail.text)
    assert.equal((await activate({ email, code: codeIn(newest) })).status, 410)
    assert.equal((await activate({ token: tokenIn(newest) })).status, 204)
  })

  test('a day later link and code are good no longer', async () => {
    const { mail, email, activate } = await register()
    await opened.db.updateTable('proof').set({ expires_at: new Date() }).execute()
    assert.equal((await activate({ token: tokenIn(mail) })).body.type, 'proof-expired')
    assert.equal((await activate({ email, code: codeIn(mail) })).body.type, 'proof-expired')
  })

  test('the mail comes again when asked for, once a minute, and the first link stays good', async () => {
    const { browser, email, mail, activate } = await register()
    const ask = () => browser.request('POST', '/api/registration/mail', { email })
    assert.equal((await ask()).status, 202)
    assert.equal((await listMails(browser, email)).length, 1)

    await opened.db
      .updateTable('proof')
      .set({ created_at: new Date(Date.now() - 61_000) })
      .execute()
    await askAtOnce(browser, 20, ask)
    const mails = await listMails(browser, email)
    assert.equal(mails.length, 2)
    const superseded = await activate({ email, code: codeIn(mail) })
    assert.equal(superseded.body.type, codeIn(mail) === codeIn(mails[0] ?? mail) ? undefined : 'proof-wrong')
    assert.equal((await activate({ token: tokenIn(mail) })).status, 204)
  })

  test('an active account gets no activation mail', async () => {
    const { browser, email, mail, activate } = await register()
    await activate({ token: tokenIn(mail) })
    await opened.db
      .updateTable('proof')
      .set({ created_at: new Date(Date.now() - 61_000) })
      .execute()
    assert.equal((await browser.request('POST', '/api/registration/mail', { email })).status, 202)
    assert.equal((await listMails(browser, email)).length, 1)
  })
})
