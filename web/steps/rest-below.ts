import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** The space under the last line, which need not be seen. */
const underneath = 24

type Host = ReactiveControllerHost & { readonly renderRoot: ParentNode }

/** Whether some of what a dialog holds lies below its edge, as it does where large text meets a small screen. */
export class RestBelow implements ReactiveController {
  isThere = false

  readonly #host: Host

  constructor(host: Host) {
    this.#host = host
    host.addController(this)
  }

  hostConnected(): void {
    addEventListener('resize', this.look)
  }

  hostDisconnected(): void {
    removeEventListener('resize', this.look)
  }

  hostUpdated(): void {
    this.look()
  }

  readonly look = (): void => {
    const dialog = this.#host.renderRoot.querySelector('dialog')
    const isThere = dialog !== null && dialog.scrollHeight - dialog.scrollTop - dialog.clientHeight > underneath
    if (isThere === this.isThere) return
    this.isThere = isThere
    this.#host.requestUpdate()
  }
}
