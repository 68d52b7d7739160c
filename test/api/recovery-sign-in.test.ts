import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RecoveryCodes } from '../../api/contract/identity.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { enrolApp, loadTwoStep, outcome, signInConfirmed, waitForStep } from '../support/second-steps.ts'

/** Well formed, and nobody's: the chance that it is one of ten is 1 in 10^13. */
const wrong = { method: 'recovery', code: '7K0A1-MZ1QR' }

onEveryDatabase((opened) => {
  async function open() {
    const { app, parts } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    const { recoveryCodes } = await enrolApp(signedIn)
    const [first = '', second = ''] = recoveryCodes
    return { app, parts, signedIn, first, second }
  }

  test('a recovery code stands in for the second step, once', async () => {
    const { app, signedIn, first, second } = await open()
    const { browser, answer } = await waitForStep(app, signedIn)
    assert.equal(await outcome(answer({ method: 'recovery', code: first })), '200')
    assert.equal((await browser.request('GET', '/api/people')).status, 200)
    assert.equal((await loadTwoStep(browser)).recoveryCodesLeft, 9)

    const again = await waitForStep(app, signedIn)
    assert.equal(await outcome(again.answer({ method: 'recovery', code: first })), '422 proof-wrong')
    const twin = await waitForStep(app, signedIn)
    const use = { method: 'recovery', code: second }
    const both = await Promise.all([again, twin].map((each) => outcome(each.answer(use))))
    assert.deepEqual(both.toSorted(), ['200', '422 proof-wrong'])
  })

  test('it never stands in for the password, nor for a code of another kind', async () => {
    const { app, signedIn, first } = await open()
    const { email } = signedIn
    const guest = openBrowser(app)
    assert.equal(await outcome(guest.request('POST', '/api/sign-in', { email, password: first })), '401 wrong-sign-in')
    assert.equal(
      await outcome(guest.request('POST', '/api/sign-in/code', { method: 'recovery', code: first })),
      '410 proof-expired',
    )
    const confirm = { password: first, secretAnswer: 'Biscuit' }
    assert.equal(await outcome(signedIn.request('POST', '/api/account/confirm', confirm)), '401 wrong-sign-in')
    const { answer } = await waitForStep(app, signedIn)
    for (const method of ['app', 'email']) {
      assert.equal(await outcome(answer({ method, code: first })), '422 proof-wrong')
    }
  })

  test('new ones void the old', async () => {
    const { app, signedIn, first } = await open()
    const renewed = await signedIn.request('POST', '/api/account/two-step/recovery-codes')
    const { recoveryCodes } = RecoveryCodes.parse(renewed.body)
    assert.equal(new Set(recoveryCodes).size, 10)
    const { answer } = await waitForStep(app, signedIn)
    assert.equal(await outcome(answer({ method: 'recovery', code: first })), '422 proof-wrong')
    assert.equal(await outcome(answer({ method: 'recovery', code: recoveryCodes[9] })), '200')
  })

  test('it may be typed with spaces, in small letters, and with letters that look like its digits', async () => {
    const { app, parts, signedIn } = await open()
    const { id } = signedIn.practitioner
    await opened.db
      .updateTable('recovery_code')
      .set({ lookup: '#', hash: await parts.passwords.hash('1A0B1C2D3') })
      .where('practitioner_id', '=', id)
      .where('id', '=', (eb) => eb.selectFrom('recovery_code').select('id').where('practitioner_id', '=', id).limit(1))
      .execute()
    await opened.db.deleteFrom('recovery_code').where('practitioner_id', '=', id).where('lookup', '=', '0').execute()
    await opened.db.updateTable('recovery_code').set({ lookup: '0' }).where('lookup', '=', '#').execute()

    const { answer } = await waitForStep(app, signedIn)
    assert.equal(await outcome(answer({ method: 'recovery', code: 'olaob-ic2d4' })), '422 proof-wrong')
    assert.equal(await outcome(answer({ method: 'recovery', code: ' o laO b – iC2d3 ' })), '200')
  })

  test('five wrong ones end the wait, as any codes do', async () => {
    const { app, signedIn, first } = await open()
    const { answer } = await waitForStep(app, signedIn)
    for (let guess = 1; guess <= 4; guess++) assert.equal(await outcome(answer(wrong)), '422 proof-wrong')
    assert.equal(await outcome(answer({ method: 'app', code: 'no code' })), '422 proof-wrong')
    assert.equal(await outcome(answer({ method: 'recovery', code: first })), '410 proof-expired')
    const next = await waitForStep(app, signedIn)
    assert.equal(await outcome(next.answer({ method: 'recovery', code: first })), '200')
  })

  test('and twenty lock the second step for the rest of the day, however right the next one is', async () => {
    const { signedIn, first } = await open()
    const { app } = createPortal(opened.db, { RATE_LIMITS: 'on' })
    for (let wait = 0; wait < 4; wait++) {
      const { answer } = await waitForStep(app, signedIn)
      for (let guess = 0; guess < 5; guess++) assert.equal(await outcome(answer(wrong)), '422 proof-wrong')
    }
    const { answer } = await waitForStep(app, signedIn)
    const { status, body } = await answer({ method: 'recovery', code: first })
    assert.equal(status, 429)
    const { retryAfter = 0 } = body
    assert.ok(retryAfter > 86_300 && retryAfter <= 86_400, `${retryAfter} s`)

    await opened.pool.query("update allowance set ends_at = ends_at - interval '1 day'")
    assert.equal(await outcome(answer({ method: 'recovery', code: first })), '200')
  })
})
