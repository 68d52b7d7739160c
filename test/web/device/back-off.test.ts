import { expect } from '@open-wc/testing'
import { backOff, isDue } from '#device/back-off.ts'

describe('the wait between two tries', () => {
  it('lies between 2 seconds and a bound that doubles up to 15 minutes', () => {
    for (const tries of [1, 2, 5, 9, 10, 50, 2000]) {
      const bound = Math.min(2000 * 2 ** tries, 15 * 60_000)
      expect(backOff(tries, 0, () => 0)).to.equal(2000)
      expect(backOff(tries, 0, () => 1)).to.equal(bound)
      expect(backOff(tries)).to.be.within(2000, bound)
    }
  })

  it('is not shorter than the server asks, nor longer than an hour', () => {
    expect(backOff(1, 120, () => 0)).to.equal(120_000)
    expect(backOff(9, 5, () => 1)).to.equal(15 * 60_000)
    expect(backOff(1, 86_400, () => 0)).to.equal(3_600_000)
  })

  it('is over when its time has come, or was set by a clock that ran ahead', () => {
    expect(isDue({ dueAt: 100 }, 100)).to.equal(true)
    expect(isDue({ dueAt: 101 }, 100)).to.equal(false)
    expect(isDue({ dueAt: 3_600_100 }, 100)).to.equal(false)
    expect(isDue({ dueAt: 3_600_101 }, 100)).to.equal(true)
  })
})
