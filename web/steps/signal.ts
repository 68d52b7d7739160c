import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Whether the phone has a network, for as long as its host is on the screen. `online` may be wrong; `offline` never is. */
export class Signal implements ReactiveController {
  readonly #host: ReactiveControllerHost

  constructor(host: ReactiveControllerHost) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('online', this.#onChange)
    addEventListener('offline', this.#onChange)
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#onChange)
    removeEventListener('offline', this.#onChange)
  }

  get isOnline(): boolean {
    return navigator.onLine
  }

  readonly #onChange = (): void => this.#host.requestUpdate()
}
