import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changeAccount, changes } from '../../api/identity/standing.ts'
import { createPasswords } from '../../api/identity/passwords.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import {
  appCode,
  askToSign,
  confirmWho,
  enrolApp,
  enrolPasskey,
  outcome,
  signInConfirmed,
} from '../support/second-steps.ts'
import { newAddress, newestMail, registerAndActivate, signIn, tokenIn } from '../support/signed-in.ts'

/** What was begun, mailed or asked for is good no longer once what it was begun with has changed. */
onEveryDatabase((opened) => {
  const open = () => createPortal(opened.db)
  const askAs = async (browser: Awaited<ReturnType<typeof signInConfirmed>>, email: string) => {
    assert.equal(await outcome(browser.request('PUT', '/api/account/email', { email })), '202')
    return tokenIn(await newestMail(browser, email))
  }

  test('of two addresses that were asked for only the last can be confirmed, and nothing mailed before', async () => {
    const { app } = open()
    const signedIn = await signInConfirmed(app)
    const [mistyped, meant] = [newAddress(), newAddress()]
    await openBrowser(app).request('POST', '/api/password/forgotten', { email: signedIn.email })
    const reset = tokenIn(await newestMail(signedIn, signedIn.email))
    const first = await askAs(signedIn, mistyped)
    const second = await askAs(signedIn, meant)
    const stranger = openBrowser(app)
    const confirm = (token: string) => outcome(stranger.request('POST', '/api/email/confirm', { token }))
    assert.equal(await confirm(first), '410 proof-expired')
    assert.equal(await confirm(second), '204')
    assert.equal(await confirm(first), '410 proof-expired')
    const password = 'quite another horse'
    const late = stranger.request('POST', '/api/password/reset', { token: reset, password })
    assert.equal(await outcome(late), '410 proof-expired')
  })

  test('a suspended account gets no other address', async () => {
    const { app, parts } = open()
    const signedIn = await signInConfirmed(app)
    const token = await askAs(signedIn, newAddress())
    await changeAccount(parts, signedIn.email, changes.get('suspend'))
    const confirm = () => outcome(openBrowser(app).request('POST', '/api/email/confirm', { token }))
    assert.equal(await confirm(), '410 proof-expired')
    await changeAccount(parts, signedIn.email, changes.get('reopen'))
    assert.equal(await confirm(), '410 proof-expired')
  })

  test('two-step that was turned on while a password is compared is asked for', async () => {
    const { browser, email, password } = await registerAndActivate(open().app)
    const passwords = createPasswords()
    const verify = async (hashed: string | undefined, given: string) => {
      await opened.db.updateTable('practitioner').set({ two_step_method: 'email' }).where('email', '=', email).execute()
      return passwords.verify(hashed, given)
    }
    const { app } = createPortal(opened.db, {}, { passwords: { ...passwords, verify } })
    const { body } = await openBrowser(app).request('POST', '/api/sign-in', { email, password })
    assert.equal(body.next, 'code')
    assert.equal(browser.cookies.size, 0)
  })

  test('once two-step is on, a session begun with the password alone may look at the account and no more', async () => {
    const { browser, email, password } = await registerAndActivate(open().app)
    await browser.request('POST', '/api/sign-in', { email, password })
    await enrolApp(browser)
    assert.equal((await browser.request('GET', '/api/account')).status, 200)
    const more = browser.request('POST', '/api/account/two-step/passkeys/options')
    assert.equal(await outcome(more), '403 two-step')
  })

  test('what a passkey is made with signs nobody in', async () => {
    const { app } = open()
    const signedIn = await signInConfirmed(app)
    const { secret } = await enrolApp(signedIn)
    await signedIn.request('POST', '/api/account/two-step/passkeys/options')
    const thief = openBrowser(app)
    thief.cookies.set('challenge', signedIn.cookies.get('challenge') ?? '')
    const code = { method: 'app', code: appCode(secret, 1) }
    assert.equal(await outcome(thief.request('POST', '/api/sign-in/code', code)), '410 proof-expired')
    assert.equal(await outcome(thief.request('GET', '/api/people')), '401 sign-in')
  })

  test('a passkey that is removed before it is shown signs nobody in', async () => {
    const { app } = open()
    const signedIn = await signInConfirmed(app)
    const { authenticator } = await enrolPasskey(signedIn)
    const guest = openBrowser(app)
    const credential = authenticator.sign(await askToSign(guest))
    await opened.pool.query('delete from passkey where practitioner_id = $1', [signedIn.practitioner.id])
    assert.equal(await outcome(guest.request('POST', '/api/sign-in/passkey', { credential })), '422 proof-wrong')
    assert.equal(guest.cookies.has('session'), false)
  })

  test('ten changes in an hour are told to others, and no eleventh', async () => {
    const signedIn = await signInConfirmed(open().app)
    const { app } = createPortal(opened.db, { RATE_LIMITS: 'on' })
    const limited = openBrowser(app)
    limited.cookies.set('session', signedIn.cookies.get('session') ?? '')
    const tell = () => {
      const details = { change: 'role', from: '2026-11-01', suspend: 'no' }
      return outcome(limited.request('PUT', '/api/account/circumstances', { details }))
    }
    for (let time = 1; time <= 10; time++) assert.equal(await tell(), '204', `time ${time}`)
    assert.equal(await tell(), '429 too-many')
  })

  test('a wrong passkey leaves its row, and who was confirmed leaves it with the deed', async () => {
    const { app } = open()
    const signedIn = await signIn(app, ...(await accountOf(app)))
    const guest = openBrowser(app)
    await askToSign(guest)
    const counted = async (action: string) => {
      const { rows } = await opened.pool.query<{ n: string }>('select count(*) as n from audit where action = $1', [
        action,
      ])
      return Number(rows[0]?.n)
    }
    const before = await counted('sign-in.refused')
    await guest.request('POST', '/api/sign-in/passkey', { credential: { id: 'bm9ib2R5cw' } })
    assert.equal(await counted('sign-in.refused'), before + 1)

    await opened.pool.query(`alter table audit add constraint none check (action <> 'session.confirmed') not valid`)
    try {
      await assert.rejects(confirmWho(signedIn))
    } finally {
      await opened.pool.query('alter table audit drop constraint none')
    }
    const protects = signedIn.request('PUT', '/api/account/email', { email: newAddress() })
    assert.equal(await outcome(protects), '403 confirm')
  })

  async function accountOf(app: ReturnType<typeof open>['app']): Promise<[string, string]> {
    const { email, password } = await signInConfirmed(app)
    return [email, password]
  }

  test('every answer without content says whose it is', async () => {
    const { headers, status } = await openBrowser(open().app).request('POST', '/api/sign-out')
    assert.deepEqual([status, headers.get('X-App')], [204, '1'])
  })
})
