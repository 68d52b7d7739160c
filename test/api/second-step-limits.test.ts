import assert from 'node:assert/strict'
import { test } from 'node:test'
import { take } from '../../api/limits.ts'
import { askAtOnce, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { countReached, letPass, openLimited } from '../support/limited.ts'
import { codeIn, newestMail, signInNew, wrongCode } from '../support/signed-in.ts'

/** Somebody knows the password, and guesses the code. */
onEveryDatabase((opened) => {
  async function open(method: 'email' | 'app' = 'email') {
    const { app, free, parts } = openLimited(opened.db)
    const { email, password, practitioner } = await signInNew(free)
    const { id } = practitioner
    await opened.db.updateTable('practitioner').set('two_step_method', method).where('id', '=', id).execute()
    /** As if so many codes had been wrong already. */
    async function takeTries(used: number) {
      for (let time = 0; time < used; time++) await take(parts, { secondStep: id })
    }
    return { app, free, email, password, takeTries }
  }

  /** Past the password, and at the second step. */
  async function begin({ app, email, password }: Awaited<ReturnType<typeof open>>) {
    const browser = openBrowser(app)
    const { status, body } = await browser.request('POST', '/api/sign-in', { email, password })
    return { ...browser, status, body, guess: (code: string) => browser.request('POST', '/api/sign-in/code', { code }) }
  }

  /** Guesses until nothing more is looked at; how many were. */
  async function guessOn(account: Awaited<ReturnType<typeof open>>): Promise<number> {
    let looked = 0
    for (;;) {
      const { guess, status } = await begin(account)
      if (status !== 200) return looked
      const answers = []
      for (let time = 0; time < 6; time++) answers.push((await guess('no code')).status)
      const wrong = answers.filter((answer) => answer === 422).length
      assert.ok(wrong <= 5, `${wrong} in one challenge`)
      if (wrong === 0) return looked
      looked += wrong
    }
  }

  for (const method of ['email', 'app'] as const) {
    test(`over a day and by ${method}, no more than twenty guesses are looked at; the day after, twenty more`, async () => {
      const account = await open(method)
      const reached = await countReached(opened.pool, 'secondStep')
      let looked = 0
      for (let halfHour = 0; halfHour < 47; halfHour++) {
        looked += await guessOn(account)
        await letPass(opened.pool, '30 minutes')
      }
      assert.equal(looked, 20)
      assert.ok((await countReached(opened.pool, 'secondStep')) <= reached + 1)
      await letPass(opened.pool, '1 day')
      assert.ok((await guessOn(account)) > 0)
    })
  }

  test('what is locked is the second step alone, for its right code too, and at least for two hours', async () => {
    const account = await open()
    await account.takeTries(19)
    await opened.pool.query("update allowance set ends_at = now() + interval '1 minute' where key like 'secondStep %'")
    const last = await begin(account)
    assert.equal((await last.guess('no code')).status, 422)

    const locked = await begin(account)
    assert.equal(locked.status, 200, 'the password is still asked')
    assert.equal(locked.body.next, 'code')
    const code = codeIn(await newestMail(locked, account.email))
    const { status, body, headers } = await locked.guess(code)
    assert.equal(status, 429)
    const { retryAfter = 0 } = body
    assert.ok(retryAfter > 7170 && retryAfter <= 7200, `${retryAfter} s`)
    assert.equal(headers.get('Retry-After'), String(retryAfter))

    await letPass(opened.pool, '2 hours')
    const again = await begin(account)
    assert.equal((await again.guess(codeIn(await newestMail(again, account.email)))).status, 200)
  })

  test('right codes use nothing up', async () => {
    const account = await open()
    await account.takeTries(19)
    for (let time = 0; time < 3; time++) {
      const { guess, ...browser } = await begin(account)
      assert.equal((await guess(codeIn(await newestMail(browser, account.email)))).status, 200)
    }
  })

  test('of a hundred guesses at once no more than five are looked at, with limits or without', async () => {
    const account = await open()
    for (const app of [account.app, account.free]) {
      const browser = await begin({ ...account, app })
      const mail = await newestMail(browser, account.email)
      const guesses = await askAtOnce(browser, 100, () => browser.guess(wrongCode(mail)))
      const looked = guesses.filter(({ status }) => status === 422).length
      assert.equal(looked, 5)
      assert.ok(guesses.every(({ status }) => [410, 422, 429].includes(status)))
      assert.notEqual((await browser.guess(codeIn(mail))).status, 200)
      await letPass(opened.pool, '1 day')
    }
  })

  test('neither waiting nor a new code brings new tries while a challenge lives', async () => {
    const account = await open()
    const { guess, ...browser } = await begin(account)
    for (let time = 0; time < 4; time++) assert.equal((await guess('no code')).status, 422)
    await letPass(opened.pool, '61 seconds')
    assert.equal((await browser.request('POST', '/api/sign-in/code/mail')).status, 202)
    await letPass(opened.pool, '4 minutes')
    assert.equal((await guess('no code')).status, 422)
    assert.equal((await guess(codeIn(await newestMail(browser, account.email)))).status, 410)
    assert.equal((await browser.request('POST', '/api/sign-in/code/mail')).status, 410)
  })
})
