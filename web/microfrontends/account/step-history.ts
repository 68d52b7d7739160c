import type { ReactiveController, ReactiveControllerHost } from 'lit'

/**
 * Steps of one screen as entries of the browser's history, told apart by their fragment, so that the phone's own Back
 * goes one step back. The entry behind a step is always the step before it.
 */
export class StepHistory implements ReactiveController {
  readonly #showWhere: () => Promise<void>
  #listening = new AbortController()
  #shown: Promise<void> = Promise.resolve()

  /** `showWhere` brings the screen to the step that the address names. */
  constructor(host: ReactiveControllerHost, showWhere: () => Promise<void>) {
    this.#showWhere = showWhere
    host.addController(this)
  }

  /** Back and Forward, and links to the very page, for which the router makes no new one. */
  hostConnected() {
    this.#listening = new AbortController()
    const { signal } = this.#listening
    const onMove = () => {
      this.#shown = this.#showWhere()
    }
    addEventListener('popstate', onMove, { signal })
    addEventListener('vaadin-router-location-changed', onMove, { signal })
  }

  hostDisconnected() {
    this.#listening.abort()
  }

  /** One step on. */
  async push(hash: string): Promise<void> {
    history.pushState(null, '', hash)
    await this.#showWhere()
  }

  /** Some steps back; resolves when the step is shown. */
  async back(steps: number): Promise<void> {
    if (steps === 0) return
    await new Promise((resolve) => {
      addEventListener('popstate', resolve, { once: true })
      history.go(-steps)
    })
    await this.#shown
  }
}
