import type { ReactiveController, ReactiveControllerHost } from 'lit'
import type { Device } from '#device/database.ts'
import { isDelivering } from '#device/delivery-lock.ts'

/** Often enough for a person who watches; nothing is written when a sender starts, so nobody tells. */
const betweenLooks = 1_000

/** What decides whether something that waits can go now, looked at for as long as the host is on the screen. */
export class Conditions implements ReactiveController {
  readonly #host: ReactiveControllerHost
  #device: Device | undefined
  #isSending = false
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('online', this.#onSignal)
    addEventListener('offline', this.#onSignal)
    this.#timer = setInterval(() => void this.#look(), betweenLooks)
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onSignal)
    removeEventListener('offline', this.#onSignal)
    clearInterval(this.#timer)
  }

  async watch(device: Device): Promise<void> {
    this.#device = device
    await this.#look()
  }

  get isOnline(): boolean {
    return navigator.onLine
  }

  get isSending(): boolean {
    return this.#isSending
  }

  async #look(): Promise<void> {
    const isSending = this.#device !== undefined && (await isDelivering(this.#device))
    if (isSending !== this.#isSending) this.#host.requestUpdate()
    this.#isSending = isSending
  }

  readonly #onSignal = (): void => this.#host.requestUpdate()
}
