import type { Practitioner } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import {
  clearSettled,
  forgetLeaving,
  forgetPractitioner,
  isLeaving,
  loadPractitioner,
  loadSession,
} from '#device/practitioner.ts'
import { request } from '#device/request.ts'
import { StorageFault } from '#device/storage-fault.ts'
import { loadHolder, type Holder } from './holder.ts'
import { Sender } from './sender.ts'
import { SessionWatch } from './session-watch.ts'
import type { Standing } from './standing.ts'

/** What the shell shows of whoever holds the phone. */
export interface Shown {
  practitioner?: Practitioner | undefined
  standing?: Standing | undefined
  /** When the session will end unless somebody stays, milliseconds by the phone's clock. */
  endsAt?: number | undefined
}

/** Follows who holds this phone: takes them, has what is theirs sent, lets them go. */
export class Holding {
  readonly #show: (shown: Shown) => void
  #sender: Sender | undefined
  #watch: SessionWatch | undefined
  #holder: Promise<Holder>

  constructor(show: (shown: Shown) => void) {
    this.#show = show
    this.#holder = this.#take()
    addEventListener('online', () => void leave())
  }

  /** Rejects with a `StorageFault` where the phone keeps nothing for us. */
  get holder(): Promise<Holder> {
    return this.#holder
  }

  /** Somebody signed in on this page. Of whoever held the phone before, nothing stays but work that is not done. */
  change(): void {
    const before = this.#holder.catch(() => undefined)
    this.#holder = before.then(async (left) => {
      const holder = await this.#take()
      if (left?.device) await letGo(left.device, left.practitioner?.id === holder.practitioner?.id)
      return holder
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
    this.#watchSession()
    this.#holder = before.then(async ({ device }) => {
      if (device) await forgetPractitioner(device).catch(ignoreFault) // the holder is forgotten first
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
    if (!practitioner) return true
    const holder = { ...before, practitioner, isEnded: session === 'ended' }
    this.#holder = Promise.resolve(holder)
    this.#watchSession(holder)
    return true
  }

  async look(): Promise<void> {
    await this.#sender?.look()
  }

  /** Somebody wants to stay signed in. */
  stay(): void {
    this.#watch?.stay()
  }

  send(options: { now?: boolean }): void {
    void this.#sender?.run(options)
  }

  async #take(): Promise<Holder> {
    this.#sender?.stop()
    this.#sender = undefined
    const holder = await loadHolder()
    const { practitioner, device } = holder
    if (!practitioner) void leave()
    this.#show({ practitioner, standing: undefined })
    this.#watchSession(holder)
    // Before two-step is on, the council tells nothing and takes nothing.
    if (device && practitioner?.twoStep) {
      this.#sender = new Sender(device, (standing) => {
        if (standing.session === 'ended') this.#noteEnd()
        this.#show({ practitioner, standing })
      })
      this.#sender.start()
    }
    return holder
  }

  /** Before the line that leads to the log-on screen is drawn: else that screen would still lead back. */
  #noteEnd(): void {
    this.#holder = this.#holder.then((holder) => ({ ...holder, isEnded: true }))
  }

  /** As long as there is one. */
  #watchSession({ practitioner, isEnded }: Partial<Holder> = {}): void {
    const id = isEnded ? undefined : practitioner?.id
    if (this.#watch?.practitionerId === id) return
    this.#watch?.stop()
    this.#watch = id === undefined ? undefined : new SessionWatch(id, (endsAt) => this.#show({ endsAt }))
    this.#watch?.start()
  }
}

/** The server hears of a signing out when it can; the phone forgot at once. */
async function leave(): Promise<void> {
  if (!(await isLeaving())) return
  const { outcome } = await request('POST', '/sign-out', {})
  if (outcome !== 'later') await forgetLeaving()
}

async function letGo(device: Device, isTheirs: boolean): Promise<void> {
  if (isTheirs) device.close()
  else await clearSettled(device).catch(ignoreFault)
}

/** What could not be cleared away now goes the next time this practitioner signs out. */
function ignoreFault(error: unknown): void {
  if (!(error instanceof StorageFault)) throw error
}
