/** Shorter timers belong to the tests themselves and to Lit. */
const shortest = 5_000

const { setTimeout: start, clearTimeout: cancel } = globalThis
const dateNow = Date.now

interface Timer {
  at: number
  run: () => void
}

/** The page's clock, to be put forward by hand: a long timer goes off when its time has come by this clock. */
export class Clock {
  readonly #timers = new Map<number, Timer>()
  #now = dateNow()
  #count = 1_000_000

  constructor() {
    Date.now = () => this.#now
    Reflect.set(globalThis, 'setTimeout', (run: () => void, wait = 0): unknown =>
      wait < shortest ? start(run, wait) : this.#add({ at: this.#now + wait, run }),
    )
    Reflect.set(globalThis, 'clearTimeout', (id: number | undefined) => {
      if (id === undefined || !this.#timers.delete(id)) cancel(id)
    })
  }

  /** In order, and each with the time it needs to ask and be answered. */
  async pass(minutes: number): Promise<void> {
    const end = this.#now + minutes * 60_000
    await this.#settle()
    let next: readonly [number, Timer] | undefined
    while ((next = this.#nextBefore(end))) {
      const [id, { at, run }] = next
      this.#timers.delete(id)
      this.#now = at
      run()
      await this.#settle()
    }
    this.#now = end
  }

  /** While the phone slept no timer went off. */
  leap(minutes: number): void {
    this.#now += minutes * 60_000
  }

  restore(): void {
    Date.now = dateNow
    Reflect.set(globalThis, 'setTimeout', start)
    Reflect.set(globalThis, 'clearTimeout', cancel)
  }

  #add(timer: Timer): number {
    this.#count += 1
    this.#timers.set(this.#count, timer)
    return this.#count
  }

  #nextBefore(end: number): readonly [number, Timer] | undefined {
    return [...this.#timers].sort(([, a], [, b]) => a.at - b.at).find(([, { at }]) => at <= end)
  }

  async #settle(): Promise<void> {
    await new Promise((resolve) => start(() => resolve(undefined), 60))
  }
}
