import type { ScreenLock } from '../../../web/steps/keep-awake.ts'

/** A screen that remembers how often it was asked to stay on, and how often it was let go. A real one may refuse. */
export class CountingScreenLock implements ScreenLock {
  asked = 0
  released = 0

  request() {
    this.asked += 1
    return Promise.resolve({
      release: () => {
        this.released += 1
        return Promise.resolve()
      },
    })
  }
}
