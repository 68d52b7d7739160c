import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Answer, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { letPass, openLimited } from '../support/limited.ts'
import { newAddress, registerAndActivate, signInNew } from '../support/signed-in.ts'

/** Passwords tried at sign-in: by whom, where from, and at whose cost. */
onEveryDatabase((opened) => {
  const wrong = 'not the password'
  let networks = 0
  /** An address in a network that no other test is in. */
  const newNetwork = () => `10.${networks >> 8}.${networks++ & 255}.1`

  function open(environment: Record<string, string> = {}) {
    const limited = openLimited(opened.db, environment)
    const tryFrom = (address: string, email: string, password = wrong) =>
      openBrowser(limited.app, address).request('POST', '/api/sign-in', { email, password })
    return { ...limited, tryFrom }
  }

  /** All that shows, but for how exactly long there is to wait. */
  function visible({ status, headers, body: { retryAfter, ...body } }: Answer) {
    const { 'retry-after': header, ...others } = Object.fromEntries(headers)
    assert.equal(header, retryAfter?.toString())
    return { status, headers: others, body, waits: retryAfter !== undefined }
  }

  test('a network that may try no more locks nobody’s account', async () => {
    const { free, tryFrom } = open()
    const network = newNetwork()
    for (let pair = 0; pair < 50; pair++) await tryFrom(network, newAddress())
    const { email, password } = await registerAndActivate(free)
    for (let guess = 0; guess < 6; guess++) assert.equal((await tryFrom(network, email)).status, 429)
    assert.equal((await tryFrom(newNetwork(), email, password)).status, 200)
  })

  test('five wrong passwords lock an account for two hours, and an address without one just so', async () => {
    const { app, free, countHashes } = open()
    const { email, password } = await registerAndActivate(free)
    const seen = []
    for (const [address, last] of [
      [email, password],
      [newAddress(), 'whatever'],
    ] as const) {
      const browser = openBrowser(app, newNetwork())
      const answers: Answer[] = []
      const sign = async (with_: string) =>
        answers.push(await browser.request('POST', '/api/sign-in', { email: address, password: with_ }))
      const hashes = await countHashes(async () => {
        for (let guess = 0; guess < 5; guess++) await sign(wrong)
        await sign(last)
      })
      const { retryAfter = 0 } = answers.at(-1)?.body ?? {}
      assert.ok(retryAfter > 7170 && retryAfter <= 7200, `${retryAfter} s`)
      seen.push({ hashes, answers: answers.map(visible) })
    }
    assert.deepEqual(seen[0], seen[1])
    assert.equal(seen[0]?.hashes, 5)
    assert.deepEqual(
      seen[0].answers.map(({ status }) => status),
      [401, 401, 401, 401, 401, 429],
    )

    await letPass(opened.pool, '2 hours')
    assert.equal(
      (await openBrowser(app, newNetwork()).request('POST', '/api/sign-in', { email, password })).status,
      200,
    )
  })

  test('a right password forgives the wrong ones before it', async () => {
    const { free, tryFrom } = open()
    const { email, password } = await registerAndActivate(free)
    for (let round = 0; round < 3; round++) {
      for (let guess = 0; guess < 4; guess++) assert.equal((await tryFrom(newNetwork(), email)).status, 401)
      assert.equal((await tryFrom(newNetwork(), email, password)).status, 200)
    }
  })

  test('whoever locks an account does not lock out its practitioner, on a device used before', async () => {
    const { app, free, tryFrom } = open()
    const { email, password, cookies } = await signInNew(free)
    for (let guess = 0; guess < 10; guess++) await tryFrom(newNetwork(), email)
    assert.equal((await tryFrom(newNetwork(), email, password)).status, 429)

    const own = openBrowser(app, newNetwork())
    own.cookies.set('device', cookies.get('device') ?? '')
    assert.equal((await own.request('POST', '/api/sign-in', { email, password })).body.next, 'code')
  })

  test('somebody else’s device opens no lane of its own, and neither does one that was made up', async () => {
    const { app, free, tryFrom } = open()
    const victim = await signInNew(free)
    const attacker = await signInNew(free)
    for (let guess = 0; guess < 5; guess++) await tryFrom(newNetwork(), victim.email)
    for (const device of [attacker.cookies.get('device') ?? '', 'a'.repeat(64), '']) {
      const browser = openBrowser(app, newNetwork())
      browser.cookies.set('device', device)
      const { email, password } = victim
      assert.equal((await browser.request('POST', '/api/sign-in', { email, password })).status, 429)
    }
  })

  test('a known device’s own lane locks after five too, and no other', async () => {
    const { app, free, tryFrom } = open()
    const { email, password, cookies } = await signInNew(free)
    const device = openBrowser(app, newNetwork())
    device.cookies.set('device', cookies.get('device') ?? '')
    for (let guess = 0; guess < 5; guess++) {
      assert.equal((await device.request('POST', '/api/sign-in', { email, password: wrong })).status, 401)
    }
    assert.equal((await device.request('POST', '/api/sign-in', { email, password })).status, 429)
    assert.equal((await tryFrom(newNetwork(), email, password)).status, 200)
  })

  test('an office behind one address signs in sixty times in an hour, and counts only what went wrong', async () => {
    const { free, tryFrom } = open()
    const office = newNetwork()
    const people = await Promise.all(Array.from({ length: 6 }, () => registerAndActivate(free)))
    for (let round = 0; round < 10; round++) {
      for (const { email, password } of people) {
        if (round < 8) assert.equal((await tryFrom(office, email)).status, 401)
        assert.equal((await tryFrom(office, email, password)).status, 200, `round ${round}`)
      }
    }
  })

  test('a client that writes the header itself stays in its network, behind as many proxies as there are', async () => {
    for (const [proxies, behind] of [
      ['0', ''],
      ['1', ', 203.0.113.9'],
      ['2', ', 198.51.100.7, 10.0.0.1'],
    ] as const) {
      const { app, countHashes } = open({ TRUSTED_PROXIES: proxies })
      const browser = openBrowser(app, newNetwork())
      const compared = await countHashes(async () => {
        for (let pair = 0; pair < 60; pair++) {
          const headers = { 'X-Forwarded-For': `${newNetwork()}${behind}` }
          await browser.request('POST', '/api/sign-in', { email: newAddress(), password: wrong }, headers)
        }
      })
      assert.equal(compared, 50, `${proxies} proxies`)
    }
  })
})
