import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FoundAddresses, Portal } from '../../api/contract/wire.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { newAddress, registerAndActivate } from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  const open = (environment: Record<string, string> = {}) => openBrowser(createPortal(opened.db, environment).app)

  test('anyone may know whose portal it is', async () => {
    const environment = { COUNCIL_NAME: 'Testshire', COUNCIL_EMAIL: 'send@testshire.example', SECRET_QUESTION: 'off' }
    const { body } = await open(environment).request('GET', '/api/portal')
    assert.deepEqual(Portal.parse(body), {
      councilName: 'Testshire',
      councilEmail: 'send@testshire.example',
      councilPhone: '',
      privacyNoticeUrl: '/privacy',
      secretQuestion: false,
    })
  })

  test('it says whether it lives and whether it is ready', async () => {
    for (const path of ['/api/health', '/api/ready']) {
      const { status, body } = await open().request('GET', path)
      assert.equal(status, 200)
      assert.deepEqual(body, { status: 'ok' })
    }
  })

  test('a postcode finds the work addresses of confirmed accounts, each once', async () => {
    const { app } = createPortal(opened.db)
    const browser = openBrowser(app)
    const find = (postcode: string) => browser.request('POST', '/api/addresses/find', { postcode })
    const address = { postcode: 'CV9 1ZZ', houseName: 'The Annexe', streetName: 'High Street' }
    await browser.request('POST', '/api/registration', { details: registrationAnswers(newAddress(), address) })
    assert.deepEqual((await find('CV9 1ZZ')).body, { addresses: [] })

    for (let count = 0; count < 2; count++) await registerAndActivate(app, address)
    await registerAndActivate(app, { ...address, houseName: '', houseNumber: '12' })
    const { status, body } = await find(' cv91zz')
    assert.equal(status, 200)
    const { addresses } = FoundAddresses.parse(body)
    assert.deepEqual(
      new Set(addresses.map(({ houseName, houseNumber }) => houseName ?? houseNumber)),
      new Set(['The Annexe', '12']),
    )
    assert.equal(addresses.length, 2)
    assert.equal(addresses[0]?.['postcode'], 'CV9 1ZZ')
  })

  test('what is no postcode finds a fault', async () => {
    for (const [postcode, fault] of [
      ['nowhere', 'not-a-postcode'],
      ['', 'missing'],
    ]) {
      const { status, body } = await open().request('POST', '/api/addresses/find', { postcode })
      assert.equal(status, 422)
      assert.deepEqual(body.faults, { postcode: fault })
    }
  })

  test('the development mailbox shows mails as they are, and hides nothing behind them', async () => {
    const browser = open()
    const email = newAddress()
    await browser.request('POST', '/api/registration', { details: registrationAnswers(email) })
    await opened.db
      .updateTable('mail')
      .set({ text: '<b>bold</b> & http://localhost:8080/?a=1&b="2"' })
      .where('to_address', '=', email)
      .execute()
    const { text, headers } = await browser.request('GET', `/dev/mailbox?to=${email}`)
    assert.match(headers.get('Content-Type') ?? '', /^text\/html/)
    assert.match(text, /&lt;b&gt;bold&lt;\/b&gt; &amp; <a href="http:\/\/localhost:8080\/\?a=1&amp;b=&quot;2&quot;">/)
  })

  test('it is there neither in production nor beside a mail server', async () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgres://db.example/portal',
      SMTP_URL: 'smtp://mail.example',
      MAIL_FROM: 'sen@coventry.example',
      PUBLIC_URL: 'https://portal.example',
      SERVER_KEYS_FILE: '/etc/keys.json',
      RATE_LIMITS: 'on',
    }
    for (const environment of [production, { SMTP_URL: 'smtp://mail.example' }]) {
      for (const path of ['/dev/mailbox', '/dev/mailbox.json']) {
        const { status } = await open(environment).request('GET', path, undefined, { Accept: 'text/html' })
        assert.equal(status, 404)
      }
    }
  })
})
