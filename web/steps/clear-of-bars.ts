import type { ReactiveController, ReactiveControllerHost } from 'lit'

/** Beyond the bar's edge, so that a label's last line and the focus' own outline show too. */
const air = 16

/**
 * Keeps whatever has the focus clear of the bars at both edges, however tall they are: a long name, a narrow screen and
 * large text make them grow. The browser scrolls by this when the focus moves.
 */
export class ClearOfBars implements ReactiveController {
  readonly #host: ReactiveControllerHost
  readonly #bars: () => readonly (Element | null | undefined)[]
  readonly #sizes = new ResizeObserver(() => this.#set())

  /** `bars`: the one at the top, the one at the bottom. */
  constructor(host: ReactiveControllerHost, bars: () => readonly (Element | null | undefined)[]) {
    this.#host = host
    this.#bars = bars
    host.addController(this)
  }

  hostUpdated(): void {
    void this.#observe()
  }

  hostDisconnected(): void {
    this.#sizes.disconnect()
    document.documentElement.style.removeProperty('scroll-padding')
  }

  async #observe(): Promise<void> {
    await this.#host.updateComplete
    for (const bar of this.#bars()) if (bar) this.#sizes.observe(bar)
  }

  #set(): void {
    const [top = 0, bottom = 0] = this.#bars().map((bar) => (bar ? heightOf(bar) : 0))
    document.documentElement.style.setProperty('scroll-padding', `${String(top)}px 0 ${String(bottom)}px`)
  }
}

/** A bar that scrolls with the page covers nothing. */
function heightOf(bar: Element): number {
  return getComputedStyle(bar).position === 'sticky' ? bar.getBoundingClientRect().height + air : 0
}
