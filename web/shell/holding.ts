import type { Practitioner } from '#contract/wire.ts'
import { forgetPractitioner, loadPractitioner, loadSession } from '#device/practitioner.ts'
import { request } from '#device/request.ts'
import { loadHolder, type Holder } from './holder.ts'
import { Sender } from './sender.ts'
import type { Standing } from './standing.ts'

/** What the shell shows of whoever holds the phone. */
export interface Shown {
  practitioner?: Practitioner | undefined
  standing?: Standing | undefined
}

/** Follows who holds this phone: takes them, has what is theirs sent, lets them go. */
export class Holding {
  readonly #show: (shown: Shown) => void
  #sender: Sender | undefined
  #holder: Promise<Holder>

  constructor(show: (shown: Shown) => void) {
    this.#show = show
    this.#holder = this.#take()
  }

  /** Rejects with a `StorageFault` where the phone keeps nothing for us. */
  get holder(): Promise<Holder> {
    return this.#holder
  }

  /** Somebody signed in on this page. */
  change(): void {
    const before = this.#holder
    this.#holder = before
      .catch(() => undefined)
      .then((holder) => {
        holder?.device?.close()
        return this.#take()
      })
  }

  /** Tries again where it failed before. */
  retry(): void {
    this.#holder = this.#holder.catch(() => this.#take())
  }

  /** Forgets who held the phone at once, also without a network. */
  signOut(): void {
    const before = this.#holder
    this.#sender?.stop()
    this.#sender = undefined
    this.#holder = before.then(async ({ device }) => {
      void request('POST', '/sign-out', {})
      if (device) await forgetPractitioner(device)
      return this.#take()
    })
  }

  /**
   * The session ended, or a role was added: taken over. Resolves to false when it is somebody else's phone by now,
   * because they signed in or out in another tab.
   */
  async takeTold(): Promise<boolean> {
    const [before, practitioner, session] = await Promise.all([this.#holder, loadPractitioner(), loadSession()])
    if (before.practitioner?.id !== practitioner?.id) return false
    if (practitioner) this.#holder = Promise.resolve({ ...before, practitioner, isEnded: session === 'ended' })
    return true
  }

  async look(): Promise<void> {
    await this.#sender?.look()
  }

  send(options: { now?: boolean }): void {
    void this.#sender?.run(options)
  }

  async #take(): Promise<Holder> {
    this.#sender?.stop()
    this.#sender = undefined
    const holder = await loadHolder()
    const { practitioner, device } = holder
    this.#show({ practitioner, standing: undefined })
    // Before two-step is on, the council tells nothing and takes nothing.
    if (device && practitioner?.twoStep) {
      this.#sender = new Sender(device, (standing) => {
        this.#show({ practitioner, standing })
      })
      this.#sender.start()
    }
    return holder
  }
}
