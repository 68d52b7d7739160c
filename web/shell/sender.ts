import type { Device } from '#device/database.ts'
import { deliver, type Delivered } from '#device/deliver.ts'
import { countWaiting } from '#device/outbox.ts'
import { loadSession } from '#device/practitioner.ts'
import { refresh } from '#device/refresh.ts'
import { StorageFault } from '#device/storage-fault.ts'
import { onActivity } from './activity.ts'
import { isReadyOffline, wakeWhenOnline } from './worker.ts'
import type { Standing } from './standing.ts'

/** When the phone's storage failed: whatever holds it may be gone by then. */
const afterFault = 60_000

/** While somebody uses the page, the council is asked for news this often. */
const betweenChecks = 5 * 60_000

/**
 * Sends what waits and fetches what is new whenever there is a chance: at the start, when the page comes to the front,
 * when a network comes, and on a timer. iOS has no Background Sync, so the page is the one that counts.
 */
export class Sender {
  readonly #device: Device
  readonly #tell: (standing: Standing) => void
  readonly #stopped = new AbortController()
  #activeAt = Date.now()
  #timer: ReturnType<typeof setTimeout> | undefined
  #running: Promise<void> | undefined
  #asked: { now: boolean } | undefined
  #standing: Standing = {
    online: navigator.onLine,
    sending: false,
    waiting: 0,
    refused: 0,
    session: 'open',
    isAnswered: true,
    ready: false,
  }

  constructor(device: Device, tell: (standing: Standing) => void) {
    this.#device = device
    this.#tell = tell
  }

  start(): void {
    const { signal } = this.#stopped
    addEventListener('online', () => void this.run({ now: true }), { signal })
    addEventListener('offline', () => void this.run(), { signal })
    document.addEventListener('visibilitychange', () => void (document.hidden || this.run({ now: true })), { signal })
    onActivity(() => (this.#activeAt = Date.now()), signal)
    void this.run({ now: true })
  }

  stop(): void {
    this.#stopped.abort()
    clearTimeout(this.#timer)
  }

  /** One round at a time; asked during a round, another follows. `now`: there is a new chance, so nothing is put off any longer. */
  async run({ now = false } = {}): Promise<void> {
    this.#asked = { now: now || (this.#asked?.now ?? false) }
    this.#running ??= this.#runAsked().finally(() => (this.#running = undefined))
    return this.#running
  }

  /** Looks at the phone again without asking the council. */
  async look(change: Partial<Standing> = {}): Promise<void> {
    const [{ waiting, refused }, session, ready] = await Promise.all([
      countWaiting(this.#device),
      loadSession(),
      isReadyOffline(),
    ])
    this.#standing = {
      ...this.#standing,
      ...change,
      online: navigator.onLine,
      waiting,
      refused,
      session: session ?? 'open',
      ready,
    }
    if (!this.#stopped.signal.aborted) this.#tell(this.#standing)
  }

  async #runAsked(): Promise<void> {
    while (this.#asked && !this.#stopped.signal.aborted) {
      const { now } = this.#asked
      this.#asked = undefined
      try {
        await this.#runOnce(now)
      } catch (error) {
        if (!(error instanceof StorageFault)) throw error
        this.#setTimer({ outcome: 'later', dueAt: Date.now() + afterFault })
      }
    }
  }

  async #runOnce(now: boolean): Promise<void> {
    await this.look({ sending: true })
    try {
      const delivered = await deliver(this.#device, { now })
      const { outcome, checkedAt } = await refresh(this.#device)
      const isAnswered = outcome !== 'later'
      this.#standing = { ...this.#standing, isAnswered, ...(checkedAt === undefined ? {} : { checkedAt }) }
      this.#setTimer(delivered)
      if (delivered.outcome === 'later') await wakeWhenOnline()
    } finally {
      await this.look({ sending: false })
    }
  }

  #setTimer(delivered: Delivered): void {
    clearTimeout(this.#timer)
    const wait = 'dueAt' in delivered ? delivered.dueAt - Date.now() : betweenChecks
    this.#timer = setTimeout(() => this.#onTimer(delivered), Math.min(Math.max(wait, 1000), betweenChecks))
  }

  /** Asking only for news keeps the session alive: not for a phone that lies there. */
  #onTimer(delivered: Delivered): void {
    if (document.hidden) return
    const isForNews = !('dueAt' in delivered)
    if (isForNews && Date.now() - this.#activeAt >= betweenChecks) this.#setTimer(delivered)
    else void this.run()
  }
}
