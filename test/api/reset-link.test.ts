import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { outcome, signInConfirmed } from '../support/second-steps.ts'
import { newAddress, newestMail, signIn, tokenIn } from '../support/signed-in.ts'

const password = 'new new new password'
const publicUrl = 'https://portal.example'

/** What somebody sends who wants the link to lead to them. */
const forged = {
  Host: 'evil.example',
  'X-Forwarded-Host': 'evil.example',
  'X-Forwarded-Proto': 'http',
  Forwarded: 'host=evil.example;proto=http',
}

onEveryDatabase((opened) => {
  test('whatever host a request names, links in mails lead to the portal', async () => {
    const { app } = createPortal(opened.db, { PUBLIC_URL: publicUrl })
    const signedIn = await signInConfirmed(app)
    const { email } = signedIn
    const next = newAddress()
    for (const { method, path, to, lands } of [
      { method: 'POST', path: '/api/password/forgotten', to: email, lands: '/password/reset' },
      { method: 'PUT', path: '/api/account/email', to: next, lands: '/email/confirm' },
    ]) {
      assert.equal((await signedIn.request(method, path, { email: to }, forged)).status, 202)
      const { text } = await newestMail(signedIn, to)
      assert.ok(text.includes(`\n${publicUrl}${lands}#token=`), text)
      assert.ok(!text.includes('evil.example'))
    }
  })

  test('a link that is looked at five times is not used up; used, it is', async () => {
    const { app } = createPortal(opened.db)
    const { email } = await signInConfirmed(app)
    const browser = openBrowser(app)
    await browser.request('POST', '/api/password/forgotten', { email })
    const mail = await newestMail(browser, email)
    const token = tokenIn(mail)
    const [link = ''] = mail.text.match(/https?:\S+/g) ?? []
    for (let look = 0; look < 5; look++) {
      const page = await app.request(link, { headers: { Accept: 'text/html' } })
      assert.equal(page.status, 200)
      assert.equal(page.headers.get('Referrer-Policy'), 'no-referrer')
      assert.equal((await app.request(`/api/password/reset?token=${token}`)).status, 405)
    }
    const reset = () => outcome(browser.request('POST', '/api/password/reset', { token, password }))
    const both = await Promise.all([reset(), reset()])
    assert.deepEqual(both.toSorted(), ['204', '410 proof-expired'])
    assert.equal(await reset(), '410 proof-expired')
    await signIn(app, email, password)
  })
})
