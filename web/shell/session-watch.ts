import { onContact } from '#device/contact.ts'
import { endSession } from '#device/practitioner.ts'
import { request } from '#device/request.ts'
import { StorageFault } from '#device/storage-fault.ts'
import { onActivity } from './activity.ts'
import { idleLimit, untilNext, whatIsDue, type Idle } from './idle.ts'

/**
 * Watches over an open session: keeps it while somebody works here, warns where nobody does, and asks once its time has
 * passed. What the phone shows does not hang on it. Nothing happens in a page behind another, or without a network.
 */
export class SessionWatch {
  readonly practitionerId: string
  readonly #warn: (endsAt: number | undefined) => void
  readonly #stopped = new AbortController()
  #idle: Idle
  #isWarning = false
  #timer: ReturnType<typeof setTimeout> | undefined

  /** `warn` hears when the session will end, and `undefined` when that is over. */
  constructor(practitionerId: string, warn: (endsAt: number | undefined) => void) {
    this.practitionerId = practitionerId
    this.#warn = warn
    const now = Date.now()
    this.#idle = { contactAt: -Infinity, activeAt: now, askedAt: now } // the sender asks as it starts
  }

  start(): void {
    const { signal } = this.#stopped
    signal.addEventListener(
      'abort',
      onContact(({ practitionerId, at }) => {
        if (practitionerId === this.practitionerId) this.#note({ contactAt: at })
      }),
    )
    onActivity(() => this.#onActivity(), signal)
    addEventListener('online', () => this.stay(), { signal })
    addEventListener('offline', () => this.#look(), { signal })
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#look() : this.stay()), { signal })
    this.#look()
  }

  stop(): void {
    this.#stopped.abort()
    clearTimeout(this.#timer)
    this.#show(undefined)
  }

  /** Somebody is there, or back. */
  stay(): void {
    this.#note({ activeAt: Date.now() })
  }

  /** Called for every key: whoever is warned already decides in the dialog, not on the way to it. */
  #onActivity(): void {
    if (this.#isWarning) return
    this.#idle = { ...this.#idle, activeAt: Date.now() }
    if (whatIsDue(this.#idle, Date.now()) === 'ask') this.#look()
  }

  #note(change: Partial<Idle>): void {
    this.#idle = { ...this.#idle, ...change }
    this.#look()
  }

  #look(): void {
    clearTimeout(this.#timer)
    if (document.hidden || !navigator.onLine) {
      this.#show(undefined)
      return
    }
    const now = Date.now()
    const due = whatIsDue(this.#idle, now)
    const { contactAt } = this.#idle
    this.#show(due === 'warn' ? contactAt + idleLimit : undefined)
    if (due === 'ask') void this.#ask()
    this.#timer = setTimeout(() => this.#look(), untilNext(this.#idle, now))
  }

  #show(endsAt: number | undefined): void {
    this.#isWarning = endsAt !== undefined
    this.#warn(endsAt)
  }

  /** A yes is told to every tab by `request` itself. */
  async #ask(): Promise<void> {
    const { practitionerId } = this
    this.#idle = { ...this.#idle, askedAt: Date.now() }
    const reply = await request('GET', '/account', undefined, { practitionerId })
    if (reply.outcome !== 'sign-in') return
    try {
      await endSession(practitionerId, reply.because)
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error // whoever sends next will be told again
    }
  }
}
