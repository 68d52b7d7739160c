import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateSync } from 'otplib'
import * as z from 'zod/mini'
import { AppSecret, PasskeyOptions } from '../../api/contract/identity.ts'
import { changeAccount, changes } from '../../api/identity/standing.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { createAuthenticator } from '../support/authenticator.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { listMails, newAddress, newestMail, signIn, signInNew, wrongCode } from '../support/signed-in.ts'

const Codes = z.object({ recoveryCodes: z.array(z.string()) })

onEveryDatabase((opened) => {
  const portal = () => createPortal(opened.db, { RATE_LIMITS: 'on' })
  const app = () => portal().app
  const parts = () => portal().parts

  const command = (email: string, action: string) => changeAccount(parts(), email, changes.get(action))

  const answer = async (browser: Browser, path: string) => {
    const { status, body } = await browser.request('GET', path)
    return body.type ? `${status} ${body.type}` : `${status}`
  }

  const listAudit = async (subject: string) => {
    const rows = opened.db.selectFrom('audit').select(['actor', 'action', 'detail']).where('subject', '=', subject)
    const all = await rows.orderBy('at').execute()
    return all.filter(({ detail }) => detail?.['by'] === 'command')
  }

  test('a role holds from the next request on, in the session that is under way', async () => {
    const user = await signInNew(app())
    const rights = async () => [await answer(user, '/api/people'), await answer(user, '/api/account')]
    assert.deepEqual(await rights(), ['200', '200'])
    for (const [role, people] of [
      ['administrator', '403 not-allowed'],
      ['team-manager', '200'],
      ['caseworker', '403 not-allowed'],
      ['practitioner', '200'],
    ] as const) {
      assert.equal(await command(user.email, role), `role ${role}; two-step email; not suspended`)
      assert.deepEqual(await rights(), [people, '200'], role)
    }
  })

  test('nobody gets a role by asking for it when they register', async () => {
    const roles = { accessRole: 'administrator', access_role: 'administrator' }
    const asked = registrationAnswers(newAddress(), roles)
    const refused = await openBrowser(app()).request('POST', '/api/registration', { details: asked })
    assert.equal(refused.body.type, 'faulty-answers')
    const { email } = await signInNew(app())
    assert.match((await changeAccount(parts(), email)) ?? '', /^role practitioner;/)
  })

  test('what cannot be recorded does not happen', async () => {
    const { email } = await signInNew(app())
    await opened.pool.query(`alter table audit add constraint none check (action not like 'account.%') not valid`)
    try {
      await assert.rejects(command(email, 'administrator'), { code: '23514' })
    } finally {
      await opened.pool.query('alter table audit drop constraint none')
    }
    assert.match((await changeAccount(parts(), email)) ?? '', /^role practitioner;/)
  })

  test('a suspended account is out at once, even half way in, and in again when it is reopened', async () => {
    const user = await signInNew(app())
    const { email, password } = user
    const half = openBrowser(app())
    await half.request('POST', '/api/sign-in', { email, password })
    await command(email, 'suspend')
    const { status, body } = await user.request('GET', '/api/people')
    assert.deepEqual([status, body.type, body['because']], [401, 'sign-in', 'suspended'])
    assert.equal((await half.request('POST', '/api/sign-in/code', { code: '000000' })).body.type, 'proof-expired')
    const refused = await half.request('POST', '/api/sign-in', { email, password })
    assert.equal(refused.body.type, 'account-suspended')

    assert.equal(await command(email, 'reopen'), 'role practitioner; two-step email; not suspended')
    const again = await signIn(app(), email, password)
    assert.equal(await answer(again, '/api/people'), '200')
    assert.deepEqual(await listAudit(user.practitioner.id), [
      { actor: null, action: 'account.suspended', detail: { by: 'command' } },
      { actor: null, action: 'account.reopened', detail: { by: 'command' } },
    ])
  })

  /** With an app, a passkey and recovery codes. */
  async function addFactors(user: Browser, password: string) {
    const ask = async (path: string, body: unknown = {}) => {
      const { status, text } = await user.request('POST', `/api/account${path}`, body)
      assert.ok(status === 200 || status === 204, `${path} answered ${status} ${text}`)
      return text
    }
    await ask('/confirm', { password, secretAnswer: 'Biscuit' })
    const { secret } = AppSecret.parse(JSON.parse(await ask('/two-step/app')))
    const code = generateSync({ secret })
    const { recoveryCodes } = Codes.parse(JSON.parse(await ask('/two-step/app/confirm', { code })))
    const authenticator = createAuthenticator(parts().settings.publicUrl)
    const { options } = PasskeyOptions.parse(JSON.parse(await ask('/two-step/passkeys/options')))
    await ask('/two-step/passkeys', { credential: authenticator.register(options) })
    return { authenticator, recoveryCode: recoveryCodes[0] ?? '' }
  }

  test('with the second step forgotten a mailed code signs in, and nothing of before does', async () => {
    const user = await signInNew(app())
    const { email, password, practitioner } = user
    const { authenticator, recoveryCode } = await addFactors(user, password)
    const lost = openBrowser(app())
    assert.equal((await lost.request('POST', '/api/sign-in', { email, password })).body['method'], 'passkey')

    const told = (await listMails(user, email)).length
    assert.equal(await command(email, 'forget-second-step'), 'role practitioner; two-step email; not suspended')
    assert.equal((await user.request('GET', '/api/people')).body['because'], 'two-step-changed')
    const over = await lost.request('POST', '/api/sign-in/code', { method: 'recovery', code: recoveryCode })
    assert.equal(over.body.type, 'proof-expired')
    assert.equal((await listMails(user, email)).length, told + 1)
    assert.equal((await newestMail(user, email)).subject, 'Two step verification was changed')

    const step = await lost.request('POST', '/api/sign-in', { email, password })
    assert.deepEqual([step.body['method'], step.body['methods']], ['email', ['email']])
    const spent = await lost.request('POST', '/api/sign-in/code', { method: 'recovery', code: recoveryCode })
    assert.equal(spent.body.type, 'proof-wrong')
    const stranger = openBrowser(app())
    const asked = await stranger.request('POST', '/api/sign-in/passkey/options')
    const credential = authenticator.sign(PasskeyOptions.parse(asked.body).options)
    assert.equal((await stranger.request('POST', '/api/sign-in/passkey', { credential })).body.type, 'proof-wrong')
    assert.equal(await answer(await signIn(app(), email, password), '/api/people'), '200')
    assert.deepEqual(await listAudit(practitioner.id), [
      { actor: null, action: 'account.second-step-forgotten', detail: { by: 'command', from: 'passkey' } },
    ])
  })

  test('whoever locked themselves out with wrong codes can use the mailed one then', async () => {
    const { email, password } = await signInNew(app())
    const guesses = async () => {
      const browser = openBrowser(app())
      await browser.request('POST', '/api/sign-in', { email, password })
      const code = wrongCode(await newestMail(browser, email))
      const answers = []
      for (let guess = 0; guess < 5; guess++) {
        answers.push((await browser.request('POST', '/api/sign-in/code', { code })).body.type)
      }
      return answers.at(-1)
    }
    await opened.pool.query('delete from allowance')
    for (let round = 0; round < 4; round++) assert.equal(await guesses(), 'proof-wrong')
    assert.equal(await guesses(), 'too-many')
    await opened.pool.query('update allowance set used = 0 where used < 6')
    await command(email, 'forget-second-step')
    assert.equal(await answer(await signIn(app(), email, password), '/api/people'), '200')
  })
})
