import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createAuthenticator } from '../support/authenticator.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { plainPasswords } from '../support/newcomer.ts'
import { createPortal } from '../support/portal.ts'
import { askToSign, enrolPasskey, outcome, portalUrl, signInConfirmed } from '../support/second-steps.ts'
import { newestMail, registerAndActivate, tokenIn } from '../support/signed-in.ts'

/** What changes an account while somebody is on the way in. */
onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db, {}, { passwords: plainPasswords }).app

  test('an account that is suspended while its password is compared is not opened', async () => {
    const { email, password } = await registerAndActivate(open())
    const verify = async (hashed: string | undefined, given: string) => {
      await opened.db.updateTable('practitioner').set({ suspended_at: new Date() }).where('email', '=', email).execute()
      return plainPasswords.verify(hashed, given)
    }
    const { app } = createPortal(opened.db, {}, { passwords: { ...plainPasswords, verify } })
    const browser = openBrowser(app)
    assert.equal(await outcome(browser.request('POST', '/api/sign-in', { email, password })), '401 wrong-sign-in')
    assert.equal(browser.cookies.size, 0)
  })

  test('what a passkey is to sign has its full five minutes each time it is asked for', async () => {
    const app = open()
    const { authenticator } = await enrolPasskey(await signInConfirmed(app), createAuthenticator(portalUrl))
    const browser = openBrowser(app)
    const letPass = (minutes: number) =>
      opened.pool.query("update challenge set expires_at = expires_at - $1 * interval '1 minute'", [minutes])
    await askToSign(browser)
    await letPass(4)
    const credential = authenticator.sign(await askToSign(browser))
    await letPass(4)
    assert.equal(await outcome(browser.request('POST', '/api/sign-in/passkey', { credential })), '200')
  })

  test('a password that is reset while it is compared begins nothing', async () => {
    const app = open()
    const { browser, email, password } = await registerAndActivate(app)
    await browser.request('POST', '/api/password/forgotten', { email })
    const token = tokenIn(await newestMail(browser, email))
    const verify = async (hashed: string | undefined, given: string) => {
      const reset = browser.request('POST', '/api/password/reset', { token, password: 'quite another horse' })
      assert.equal(await outcome(reset), '204')
      return plainPasswords.verify(hashed, given)
    }
    const slow = createPortal(opened.db, {}, { passwords: { ...plainPasswords, verify } }).app
    const guest = openBrowser(slow)
    assert.equal(await outcome(guest.request('POST', '/api/sign-in', { email, password })), '401 wrong-sign-in')
    assert.equal(guest.cookies.size, 0)
  })
})
