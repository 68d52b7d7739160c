import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type AuditAction } from '../../db/audit-schema.ts'
import { type Answer, type Browser, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal, type Portal } from '../support/portal.ts'
import {
  appCode,
  confirmWho,
  enrolApp,
  enrolPasskey,
  outcome,
  showPasskey,
  signInConfirmed,
  waitForStep,
} from '../support/second-steps.ts'
import { listMails, newAddress, newestMail, signIn, type SignedIn, tokenIn } from '../support/signed-in.ts'

const bird = { forename: 'Wagtail', surname: 'Goldcrest', organisationName: 'Redwing Trust' }
const passwords = { now: 'correct horse battery', next: 'new new new password', last: 'one more new password' }

interface Row {
  actor: string | null
  action: AuditAction
  subject: string | null
  detail: unknown
}

onEveryDatabase((opened) => {
  const about = (id: string): Promise<Row[]> =>
    opened.db
      .selectFrom('audit')
      .select(['actor', 'action', 'subject', 'detail'])
      .where((eb) => eb.or([eb('actor', '=', id), eb('subject', '=', id)]))
      .orderBy('at')
      .execute()

  /** What a deed leaves in the audit, in the words of its actions with who did it. */
  async function traceOf(id: string, deed: () => Promise<unknown>): Promise<string[]> {
    const before = (await about(id)).length
    await deed()
    const rows = (await about(id)).slice(before)
    return rows.map(({ action, actor, detail }) => `${actor ? 'self' : 'nobody'} ${action} ${JSON.stringify(detail)}`)
  }

  async function open() {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app, bird)
    const trace = (deed: () => Promise<unknown>) => traceOf(signedIn.practitioner.id, deed)
    return { app, signedIn, trace }
  }

  test('registering, signing in and confirming leave their rows', async () => {
    const { signedIn } = await open()
    const actions = (await about(signedIn.practitioner.id)).map(({ action }) => action)
    assert.deepEqual(actions, [
      'registration.asked',
      'account.activated',
      'sign-in.done',
      'two-step.changed',
      'sign-in.half',
      'sign-in.done',
      'session.confirmed',
    ])
  })

  test('so does whatever is refused on the way in', async () => {
    const { app, signedIn, trace } = await open()
    const { email } = signedIn
    const wrong = await trace(() => openBrowser(app).request('POST', '/api/sign-in', { email, password: 'not it' }))
    assert.deepEqual(wrong, ['nobody sign-in.refused {"type":"wrong-sign-in"}'])
    const second = await trace(async () => (await waitForStep(app, signedIn)).answer({ code: 'no code' }))
    assert.deepEqual(second, [
      'self sign-in.half {"with":"password"}',
      'nobody sign-in.refused {"step":"second","type":"proof-wrong"}',
    ])
    const confirmed = await trace(() => signedIn.request('POST', '/api/account/confirm', { password: 'not it' }))
    assert.deepEqual(confirmed, [
      'self session.unconfirmed null',
      'self refused {"type":"wrong-sign-in","request":"POST /account/confirm"}',
    ])
    const limited = createPortal(opened.db, { RATE_LIMITS: 'on' }).app
    const unknown = { email: newAddress(), password: 'not it' }
    for (let guess = 1; guess <= 7; guess++) await openBrowser(limited).request('POST', '/api/sign-in', unknown)
    const reached = await opened.db.selectFrom('audit').select('detail').where('action', '=', 'limit.reached').execute()
    assert.deepEqual(reached, [{ detail: { limit: 'signInToAccount' } }], 'once')
  })

  test('every change of the second step leaves its row', async () => {
    const { app, signedIn, trace } = await open()
    const changed = (method: string) => `self two-step.changed {"method":"${method}"}`
    assert.deepEqual(await trace(() => enrolApp(signedIn)), [changed('app')])
    const { authenticator } = await enrolPasskey(signedIn)
    const renewed = await trace(() => signedIn.request('POST', '/api/account/two-step/recovery-codes'))
    assert.deepEqual(renewed, ['self recovery-codes.renewed null'])
    const removed = await trace(() => signedIn.request('PUT', '/api/account/two-step/app/removed'))
    assert.deepEqual(removed, [changed('passkey')])
    const signedInBy = await trace(() => showPasskey(openBrowser(app), authenticator))
    assert.deepEqual(signedInBy, ['self sign-in.done {"with":"passkey"}'])
    const out = await trace(() => signedIn.request('POST', '/api/sign-out'))
    assert.deepEqual(out, ['self session.ended {"because":"signed-out"}'])
  })

  test('every change of the account leaves its row', async () => {
    const { signedIn, trace } = await open()
    for (const { deed, left } of changes(signedIn)) {
      assert.deepEqual(await trace(async () => assert.match(await outcome(deed()), /^20/)), left)
    }
  })

  test('no row holds an address, a name, a password, a code or what was told', async () => {
    const { app, signedIn } = await open()
    const { secret, recoveryCodes } = await enrolApp(signedIn)
    const next = await live(app, signedIn)
    const mails = [...(await listMails(signedIn, signedIn.email)), ...(await listMails(signedIn, next))]
    const secrets = mails.flatMap(({ text }) => text.match(/\b\d{6}\b|[a-p]{64}/g) ?? [])
    assert.ok(secrets.length >= 6)

    const rows = JSON.stringify(await about(signedIn.practitioner.id))
    const typed = [...Object.values(bird), ...Object.values(passwords), 'Biscuit', 'Nightjar', signedIn.email, next]
    for (const text of [...typed, ...secrets, ...recoveryCodes, secret, appCode(secret), appCode(secret, 1), '@']) {
      assert.ok(!rows.toLowerCase().includes(text.toLowerCase()), text)
    }
    assert.ok(rows.includes('circumstances.told') && rows.includes('email.changed'), 'there was something to find')
  })
})

interface Change {
  deed: () => Promise<Answer>
  left: string[]
}

function changes(browser: SignedIn): Change[] {
  const next = newAddress()
  const told = { change: 'left', from: '2026-12-01', suspend: 'no', note: 'Nightjar takes over' }
  const put = (path: string, body: object) => () => browser.request('PUT', `/api/account/${path}`, body)
  return [
    {
      deed: put('password', {
        details: { currentPassword: passwords.now, password: passwords.next, confirmPassword: passwords.next },
      }),
      left: ['self password.changed null'],
    },
    {
      deed: put('secret-question', {
        details: { secretQuestion: 'make-of-my-first-car', secretAnswer: 'Biscuit' },
      }),
      left: ['self secret-question.changed null'],
    },
    { deed: put('email', { email: next }), left: ['self email.asked null'] },
    { deed: () => confirmEmail(browser, next), left: ['self email.changed null'] },
    {
      deed: put('circumstances', { details: told }),
      left: ['self circumstances.told {"change":"left","suspended":false}'],
    },
    { deed: () => reset(browser, next), left: ['nobody password.reset {"restricted":true}'] },
  ]
}

async function confirmEmail(browser: Browser, email: string): Promise<Answer> {
  const token = tokenIn(await newestMail(browser, email))
  return browser.request('POST', '/api/email/confirm', { token })
}

async function reset(browser: Browser, email: string): Promise<Answer> {
  await browser.request('POST', '/api/password/forgotten', { email })
  const token = tokenIn(await newestMail(browser, email))
  return browser.request('POST', '/api/password/reset', { token, password: passwords.last })
}

/** Goes through all of it with an app set up. Gives back the address since. */
async function live(app: Portal['app'], signedIn: SignedIn): Promise<string> {
  await signedIn.request('PUT', '/api/account/two-step', { method: 'email' })
  const again = await signIn(app, signedIn.email, signedIn.password)
  await confirmWho(again)
  for (const { deed } of changes(again).slice(0, -1)) assert.match(await outcome(deed()), /^20/)
  const { body } = await again.request('GET', '/api/account')
  return String(body['email'])
}
