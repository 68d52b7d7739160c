import { aTimeout, expect } from '@open-wc/testing'
import { findScreenLock, keepAwake } from '#steps/keep-awake.ts'
import { CountingScreenLock } from './screen-lock.ts'

const comeBack = () => document.dispatchEvent(new Event('visibilitychange'))

describe('keepAwake', () => {
  it('asks at once, and lets go when told', async () => {
    const screen = new CountingScreenLock()
    const letSleep = keepAwake(screen)
    expect(screen.asked).to.equal(1)
    letSleep()
    await aTimeout(0)
    expect(screen.released).to.equal(1)
  })

  it('asks again when the page is back in sight, and not after it was let go', async () => {
    const screen = new CountingScreenLock()
    const letSleep = keepAwake(screen)
    comeBack()
    expect(screen.asked).to.equal(2)
    letSleep()
    comeBack()
    await aTimeout(0)
    expect(screen.asked).to.equal(2)
    expect(screen.released).to.equal(1)
  })

  it('goes without where the browser will not', async () => {
    const letSleep = keepAwake({ request: () => Promise.reject(new DOMException('low battery', 'NotAllowedError')) })
    letSleep()
    await aTimeout(0)
  })

  it('finds the browser’s own', () => {
    expect(findScreenLock()).to.respondTo('request')
  })
})
