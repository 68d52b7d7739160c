import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registrationAnswers } from '../examples/registration.ts'
import { type Answer, type Browser, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { countReached, letPass, openLimited } from '../support/limited.ts'
import { codeIn, listMails, newAddress, newestMail, registerAndActivate, signInNew } from '../support/signed-in.ts'

/** Somebody has the portal write to an address, again and again. */
onEveryDatabase((opened) => {
  const open = () => openLimited(opened.db)
  const forgotten = '/api/password/forgotten'
  const activation = '/api/registration/mail'

  /** Everything that could tell one answer from another. */
  const visible = ({ status, headers, text }: Answer) => JSON.stringify([status, text, ...headers])

  async function registerOnly({ free }: ReturnType<typeof open>): Promise<string> {
    const email = newAddress()
    await openBrowser(free).request('POST', '/api/registration', { details: registrationAnswers(email) })
    return email
  }

  /** Asks so often in each of so many minutes; the different answers there were. */
  async function askOn(browser: Browser, path: string, email: string, minutes: number, times: number) {
    const answers = new Set<string>()
    for (let minute = 0; minute < minutes; minute++) {
      const asked = Array.from({ length: times }, () => browser.request('POST', path, { email }))
      for (const answer of await Promise.all(asked)) answers.add(visible(answer))
      await letPass(opened.pool, '61 seconds')
    }
    return [...answers]
  }

  for (const path of [forgotten, activation]) {
    test(`of 1,000 requests to ${path} five bring a mail in an hour and twenty in a day, all answered alike`, async () => {
      const limited = open()
      const email = path === forgotten ? (await registerAndActivate(limited.free)).email : await registerOnly(limited)
      await letPass(opened.pool, '2 minutes')
      const browser = openBrowser(limited.app)
      const sent = (await listMails(browser, email)).length
      const answers = await askOn(browser, path, email, 1, 5)
      assert.equal((await listMails(browser, email)).length, sent + 1, 'one a minute')
      answers.push(...(await askOn(browser, path, email, 58, 17)))
      assert.equal((await listMails(browser, email)).length, sent + 5)
      for (let hour = 1; hour < 23; hour++) {
        answers.push(...(await askOn(browser, path, email, 6, 1)))
        await letPass(opened.pool, '54 minutes')
      }
      assert.equal((await listMails(browser, email)).length, sent + 20)

      answers.push(...(await askOn(browser, path, newAddress(), 2, 10)))
      assert.equal(new Set(answers).size, 1, 'and an unknown address just so')
    })
  }

  test('of 1,000 requests for a code by mail four bring one in the hour after the first, one a minute', async () => {
    const { app, free } = open()
    const { email, password } = await signInNew(free)
    const browser = openBrowser(app)
    const sent = (await listMails(browser, email)).length
    assert.equal((await browser.request('POST', '/api/sign-in', { email, password })).status, 200)
    const statuses: number[] = []
    for (let minute = 0; minute < 58; minute++) {
      const asked = Array.from({ length: 17 }, () => browser.request('POST', '/api/sign-in/code/mail'))
      statuses.push(...(await Promise.all(asked)).map(({ status }) => status))
      await letPass(opened.pool, '61 seconds')
    }
    assert.equal((await listMails(browser, email)).length, sent + 5)
    assert.equal(statuses.filter((status) => status === 202).length, 4)
    assert.ok(statuses.every((status) => [202, 429, 410].includes(status)))
    assert.ok(statuses.slice(0, 17).every((status) => status === 429))
  })

  test('a code in hand stays good when no other is sent', async () => {
    const { app, free } = open()
    const { email, password } = await signInNew(free)
    const browser = openBrowser(app)
    await browser.request('POST', '/api/sign-in', { email, password })
    for (let time = 0; time < 4; time++) {
      await letPass(opened.pool, '61 seconds')
      assert.equal((await browser.request('POST', '/api/sign-in/code/mail')).status, 202)
    }
    const code = codeIn(await newestMail(browser, email))
    await letPass(opened.pool, '61 seconds')
    const { status, body } = await browser.request('POST', '/api/sign-in/code/mail')
    assert.equal(status, 429)
    assert.ok((body.retryAfter ?? 0) > 3000)
    assert.equal((await browser.request('POST', '/api/sign-in/code', { code })).status, 200)

    await askOn(browser, forgotten, email, 5, 1)
    const reset = codeIn(await newestMail(browser, email))
    await askOn(browser, forgotten, email, 3, 2)
    const given = { email, code: reset, password: 'another horse battery' }
    assert.equal((await browser.request('POST', '/api/password/reset', given)).status, 204)
  })

  test('each kind of mail counts for itself', async () => {
    const { app, free } = open()
    const { email, password } = await signInNew(free)
    const browser = openBrowser(app)
    await askOn(browser, forgotten, email, 6, 1)
    const sent = (await listMails(browser, email)).length
    assert.equal((await browser.request('POST', '/api/sign-in', { email, password })).status, 200)
    assert.equal((await listMails(browser, email)).length, sent + 1)
  })

  test('to everybody together 2,000 go out in an hour, of which what goes to nobody uses nothing up', async () => {
    const { app, free } = open()
    const browser = openBrowser(app)
    const [first, second] = await Promise.all([registerAndActivate(free), registerAndActivate(free)])
    const sentTo = async ({ email }: { email: string }) => (await listMails(browser, email)).length
    await opened.pool.query("delete from allowance where key like 'mailsToEverybody %'")
    await askOn(browser, forgotten, first.email, 1, 1)
    const before = [await sentTo(first), await sentTo(second)]
    const reached = await countReached(opened.pool, 'mailsToEverybody')
    const { rowCount } = await opened.pool.query("update allowance set used = 1999 where key like 'mailsToEverybody %'")
    assert.equal(rowCount, 1)

    for (let time = 0; time < 20; time++) await browser.request('POST', forgotten, { email: newAddress() })
    const [last] = await askOn(browser, forgotten, first.email, 1, 1)
    const [refused] = await askOn(browser, forgotten, second.email, 1, 1)
    assert.equal(last, refused)
    assert.deepEqual([await sentTo(first), await sentTo(second)], [(before[0] ?? 0) + 1, before[1]])
    assert.equal(await countReached(opened.pool, 'mailsToEverybody'), reached + 1)
    await letPass(opened.pool, '1 hour')
    await browser.request('POST', forgotten, { email: second.email })
    assert.equal(await sentTo(second), (before[1] ?? 0) + 1)
  })
})
