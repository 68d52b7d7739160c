import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { openLimited } from '../support/limited.ts'
import { outcome, signInConfirmed } from '../support/second-steps.ts'
import { listMails, newAddress, registerAndActivate, signInNew } from '../support/signed-in.ts'

/** What one person or one network uses up of what everybody shares. */
onEveryDatabase((opened) => {
  const open = () => openLimited(opened.db)
  const forgotten = '/api/password/forgotten'
  const visible = ({ status, headers, text }: Answer) => JSON.stringify([status, text, ...headers])

  test('ten other addresses may be asked for in an hour, and no eleventh', async () => {
    const { app, free } = open()
    const signedIn = await signInConfirmed(free)
    const browser = openBrowser(app)
    browser.cookies.set('session', signedIn.cookies.get('session') ?? '')
    const ask = () => outcome(browser.request('PUT', '/api/account/email', { email: newAddress() }))
    for (let time = 1; time <= 10; time++) assert.equal(await ask(), '202', `time ${time}`)
    assert.equal(await ask(), '429 too-many')
  })

  test('one network has 200 addresses written to in an hour; past that the answer is the same, without a mail', async () => {
    const { app, free } = open()
    const [last, refused] = await Promise.all([registerAndActivate(free), registerAndActivate(free)])
    const network = openBrowser(app, '203.0.113.77')
    const ask = (email: string, browser = network) => browser.request('POST', forgotten, { email })
    const sent = async ({ email }: typeof last) => (await listMails(network, email)).length
    const before = await sent(refused)
    for (let time = 1; time < 200; time++) await ask(newAddress())
    const good = visible(await ask(last.email))
    assert.equal(await sent(last), before + 1)
    assert.equal(visible(await ask(refused.email)), good)
    assert.equal(await sent(refused), before)
    await ask(refused.email, openBrowser(app, '198.51.100.7'))
    assert.equal(await sent(refused), before + 1, 'another network is not concerned')
  })

  test('with all mails to everybody used up, whoever has the right password is mailed a code', async () => {
    const { app, free } = open()
    const { email, password } = await signInNew(free)
    const other = await registerAndActivate(free)
    const browser = openBrowser(app)
    await browser.request('POST', forgotten, { email })
    const { rowCount } = await opened.pool.query("update allowance set used = 2000 where key like 'mailsToEverybody %'")
    assert.ok(rowCount)
    const sent = async (to: string) => (await listMails(browser, to)).length
    const before = [await sent(other.email), await sent(email)]
    await browser.request('POST', forgotten, { email: other.email })
    assert.equal(await outcome(browser.request('POST', '/api/sign-in', { email, password })), '200')
    assert.deepEqual([await sent(other.email), await sent(email)], [before[0], (before[1] ?? 0) + 1])
  })
})
