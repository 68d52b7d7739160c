import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { forgetAllowance, giveBackAllowance, type Limit, type Taken, takeAllowance } from '../../db/allowances.ts'
import { asIdentity } from '../../db/as.ts'
import { onEveryDatabase } from '../support/databases.ts'

onEveryDatabase((opened) => {
  const threeAnHour = { most: 3, within: 3600 }

  function open(limit: Limit = threeAnHour) {
    const key = randomUUID()
    return {
      take: () => asIdentity(opened.db, (tx) => takeAllowance(tx, key, limit)),
      giveBack: () => asIdentity(opened.db, (tx) => giveBackAllowance(tx, key)),
      forget: () => asIdentity(opened.db, (tx) => forgetAllowance(tx, key)),
      letPass: (seconds: number) =>
        opened.pool.query(`update allowance set ends_at = ends_at - $1 * interval '1 second' where key = $2`, [
          seconds,
          key,
        ]),
    }
  }

  async function takeTimes(times: number, take: () => Promise<Taken>): Promise<Taken[]> {
    const taken = []
    for (let time = 0; time < times; time++) taken.push(await take())
    return taken
  }

  const isAbout = (wait: number, seconds: number) => wait > seconds - 30 && wait <= seconds
  const waits = (taken: Taken[]) => taken.map(({ wait }) => wait)

  test('of many at once exactly as many are taken as may be, and one of the others is the first refused', async () => {
    const { take } = open()
    const taken = await Promise.all(Array.from({ length: 40 }, take))
    assert.equal(waits(taken).filter((wait) => wait === 0).length, 3)
    assert.equal(taken.filter(({ isFirstRefused }) => isFirstRefused).length, 1)
    assert.ok(taken.every(({ wait, isFirstRefused }) => !(isFirstRefused && wait === 0)))
  })

  test('what is refused after the last closes until the window is over, and prolongs nothing', async () => {
    const { take, letPass } = open()
    await take()
    await letPass(3000)
    await takeTimes(2, take)
    const [refused] = await takeTimes(1, take)
    assert.ok(isAbout(refused?.wait ?? 0, 600), `${refused?.wait} s`)
    await letPass(100)
    const later = await take()
    assert.ok(isAbout(later.wait, 500), `${later.wait} s`)
    assert.equal(later.isFirstRefused, false)
  })

  test('a window that was not used up ends by itself; after either there is as much again', async () => {
    const { take, letPass } = open()
    await takeTimes(2, take)
    await letPass(3600)
    assert.deepEqual(waits(await takeTimes(3, take)), [0, 0, 0])
    assert.equal((await take()).isFirstRefused, true)
    await letPass(3600)
    assert.deepEqual(waits(await takeTimes(3, take)), [0, 0, 0])
    assert.equal((await take()).isFirstRefused, true, 'once in every window')
  })

  test('a pause is the least there is to wait: the window stays what it was, so no more are taken in it', async () => {
    const { take, letPass } = open({ most: 3, within: 3600, pause: 300 })
    await takeTimes(3, take)
    await letPass(300)
    const early = await take()
    assert.ok(isAbout(early.wait, 3300), `${early.wait} s`)

    const late = open({ most: 3, within: 3600, pause: 300 })
    await takeTimes(2, late.take)
    await late.letPass(3590)
    await late.take()
    const { wait } = await late.take()
    assert.ok(isAbout(wait, 300), `${wait} s`)
  })

  test('where one may be taken, it closes at once, for as long as the longer of window and pause', async () => {
    for (const limit of [
      { most: 1, within: 60, pause: 600 },
      { most: 1, within: 600, pause: 60 },
    ]) {
      const { take } = open(limit)
      assert.equal((await take()).wait, 0)
      assert.ok(isAbout((await take()).wait, 600))
    }
  })

  test('what is given back may be taken again, and no more than was taken comes back', async () => {
    const { take, giveBack } = open()
    await giveBack()
    await take()
    await giveBack()
    await giveBack()
    assert.deepEqual(waits(await takeTimes(3, take)), [0, 0, 0])
    assert.ok((await take()).wait > 0)
  })

  test('what is taken at the limit and given back, however often, prolongs no window', async () => {
    const { take, giveBack, letPass } = open({ most: 3, within: 3600, pause: 3600 })
    await takeTimes(2, take)
    await letPass(3000)
    for (let time = 1; time <= 5; time++) {
      assert.equal((await take()).wait, 0, `time ${time}`)
      await giveBack()
    }
    await letPass(600)
    assert.deepEqual(waits(await takeTimes(3, take)), [0, 0, 0])
  })

  test('what is forgotten begins anew', async () => {
    const { take, forget } = open()
    await takeTimes(4, take)
    await forget()
    assert.deepEqual(waits(await takeTimes(3, take)), [0, 0, 0])
    assert.equal((await take()).isFirstRefused, true)
  })
})
