import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { AppSecret } from '../../api/contract/identity.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { dump } from '../support/dump.ts'
import { createPortal } from '../support/portal.ts'
import {
  appCode,
  enrolApp,
  loadTwoStep,
  outcome,
  signInConfirmed,
  signInWithApp,
  waitForStep,
  whyEnded,
  wrongAppCode,
} from '../support/second-steps.ts'
import { listMails, signIn } from '../support/signed-in.ts'

const path = '/api/account/two-step/app'

onEveryDatabase((opened) => {
  async function open() {
    const { app } = createPortal(opened.db)
    return { app, signedIn: await signInConfirmed(app) }
  }

  async function openWithApp() {
    const { app, signedIn } = await open()
    return { app, signedIn, ...(await enrolApp(signedIn)) }
  }

  /** As if no code of any app had been taken yet. */
  const forgetTaken = () => opened.db.updateTable('authenticator_app').set({ last_step: null }).execute()

  test('an app counts once a code of it has come, and brings recovery codes that are told once', async () => {
    const { signedIn } = await open()
    const { secret, uri } = AppSecret.parse((await signedIn.request('POST', path)).body)
    assert.equal(new URL(uri).searchParams.get('secret'), secret)
    const confirm = (code: string) => signedIn.request('POST', `${path}/confirm`, { code })
    assert.equal(await outcome(confirm(wrongAppCode(secret))), '422 proof-wrong')
    const before = await loadTwoStep(signedIn)
    assert.deepEqual(before, { method: 'email', hasApp: false, passkeys: [], recoveryCodesLeft: 0 })

    const { status, text } = await confirm(appCode(secret))
    assert.equal(status, 200)
    const codes = text.match(/[0-9A-Z]{5}-[0-9A-Z]{5}/g) ?? []
    assert.equal(new Set(codes).size, 10)
    const since = await loadTwoStep(signedIn)
    assert.deepEqual(since, { method: 'app', hasApp: true, passkeys: [], recoveryCodesLeft: 10 })

    assert.deepEqual((await enrolApp(signedIn)).recoveryCodes, [])
    const kept = await dump(opened.pool)
    for (const code of codes) assert.ok(!kept.includes(code) && !kept.includes(code.replace('-', '')))
  })

  test('an app set up ends every other session and every wait, and a mail tells of it', async () => {
    const { app, signedIn } = await open()
    const other = await signIn(app, signedIn.email, signedIn.password)
    const waiting = await waitForStep(app, signedIn)
    await enrolApp(signedIn)
    assert.equal((await signedIn.request('GET', '/api/people')).status, 200)
    assert.equal(await whyEnded(other), 'two-step-changed')
    assert.equal(await outcome(waiting.answer({ code: '123456' })), '410 proof-expired')
    const [mail] = await listMails(signedIn, signedIn.email)
    assert.equal(mail?.subject, 'Two step verification was changed')
  })

  test('from then on the app is asked for: no code is mailed, and none can be', async () => {
    const { app, signedIn, secret } = await openWithApp()
    const mails = await listMails(signedIn, signedIn.email)
    const { browser, step, answer } = await waitForStep(app, signedIn)
    assert.equal(step.method, 'app')
    assert.deepEqual(step.methods, ['app', 'recovery'])
    assert.equal(await outcome(browser.request('POST', '/api/sign-in/code/mail')), '403 not-allowed')
    assert.deepEqual(await listMails(signedIn, signedIn.email), mails)

    const code = appCode(secret, 1)
    assert.equal(await outcome(answer({ code })), '422 proof-wrong', 'it is no code of a mail')
    assert.equal(await outcome(browser.request('GET', '/api/people')), '403 two-step')
    assert.equal(await outcome(answer({ method: 'app', code: ` ${code.slice(0, 3)} ${code.slice(3)}` })), '200')
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
  })

  test('a code works once: not after it set the app up, not twice, and for one of two at once', async () => {
    const { app, signedIn, secret, code } = await openWithApp()
    const first = await waitForStep(app, signedIn)
    assert.equal(await outcome(first.answer({ method: 'app', code })), '422 proof-wrong')

    // The first goes on waiting.
    const second = await waitForStep(app, signedIn)
    const next = { method: 'app', code: appCode(secret, 1) }
    const both = await Promise.all([first, second].map(({ answer }) => outcome(answer(next))))
    assert.deepEqual(both.toSorted(), ['200', '422 proof-wrong'])
    const third = await waitForStep(app, signedIn)
    assert.equal(await outcome(third.answer(next)), '422 proof-wrong')
  })

  test('a code is good for one step more to either side, and never after a later one', async () => {
    const { app, signedIn, secret } = await openWithApp()
    await forgetTaken()
    // The next half minute must not begin in between.
    const left = 30_000 - (Date.now() % 30_000)
    if (left < 10_000) await setTimeout(left)
    const wide = await waitForStep(app, signedIn)
    for (const steps of [-2, 2]) {
      assert.equal(await outcome(wide.answer({ method: 'app', code: appCode(secret, steps) })), '422 proof-wrong')
    }
    for (const [steps, expected] of [
      [-1, '200'],
      [1, '200'],
      [0, '422 proof-wrong'],
    ] as const) {
      const { answer } = await waitForStep(app, signedIn)
      assert.equal(await outcome(answer({ method: 'app', code: appCode(secret, steps) })), expected, `${steps} steps`)
    }
  })

  test('a second set-up that nobody finishes leaves the first app as it is', async () => {
    const { app, signedIn, secret } = await openWithApp()
    const next = AppSecret.parse((await signedIn.request('POST', path)).body)
    await signedIn.request('POST', `${path}/confirm`, { code: wrongAppCode(next.secret) })
    const { answer } = await waitForStep(app, signedIn)
    assert.equal(await outcome(answer({ method: 'app', code: appCode(next.secret, 1) })), '422 proof-wrong')
    await signInWithApp(app, signedIn, secret)
  })

  test('one that is finished takes the first one’s place', async () => {
    const { app, signedIn, secret } = await openWithApp()
    const next = await enrolApp(signedIn)
    const { answer } = await waitForStep(app, signedIn)
    assert.equal(await outcome(answer({ method: 'app', code: appCode(secret, 1) })), '422 proof-wrong')
    await signInWithApp(app, signedIn, next.secret)
  })

  test('the secret is in the database only sealed, before it counts and after', async () => {
    const { signedIn } = await open()
    const { secret } = AppSecret.parse((await signedIn.request('POST', path)).body)
    const offered = await dump(opened.pool)
    await signedIn.request('POST', `${path}/confirm`, { code: appCode(secret) })
    for (const kept of [offered, await dump(opened.pool)]) {
      assert.ok(!kept.toUpperCase().includes(secret))
      assert.match(kept, new RegExp(`authenticator_app .${signedIn.practitioner.id},.*v1\\.`))
    }
  })

  test('nobody sets an app up without a session, nor with a code before one was offered', async () => {
    const { app, signedIn } = await open()
    const stranger = openBrowser(app)
    assert.equal(await outcome(stranger.request('POST', path)), '401 sign-in')
    assert.equal(await outcome(stranger.request('POST', `${path}/confirm`, { code: '123456' })), '401 sign-in')
    assert.equal(await outcome(signedIn.request('POST', `${path}/confirm`, { code: '123456' })), '422 proof-wrong')
  })
})
