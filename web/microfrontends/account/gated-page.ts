import type { Reply } from '#device/request.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { css, html, nothing, type CSSResultArray, type PropertyDeclarations, type TemplateResult } from 'lit'
import './confirm-gate.ts'

/** `start`: before anything is shown · `again`: a request was refused for want of it, and waits. */
type Asking = 'start' | 'again'

/**
 * A page on which something may be changed only by the one whose account it is. While that is being confirmed, what
 * the page shows stays behind the gate, with all that was typed.
 */
export abstract class GatedPage extends PortalPage {
  static override styles: CSSResultArray = [
    ...PortalPage.styles,
    css`
      .behind {
        display: contents;
      }
    `,
  ]
  static override properties: PropertyDeclarations = { asking: { state: true } }

  declare private asking: Asking | undefined

  /** Whether nothing is shown before it is confirmed. */
  protected readonly isGatedFromStart: boolean = false

  #settle: ((isConfirmed: boolean) => void) | undefined

  protected abstract renderContent(): TemplateResult

  override async load(place: Place) {
    await super.load(place)
    if (!this.hasUpdated && this.isGatedFromStart) this.asking = 'start'
  }

  override render() {
    const { asking } = this
    // Content that needs the gate does not exist before it: it would ask the council in vain.
    return html`${asking ? this.#renderGate(asking) : nothing}
      <div class="behind" ?hidden=${asking !== undefined}>${asking === 'start' ? nothing : this.renderContent()}</div>`
  }

  /** Sends. Where the council wants to know first who is there, asks for that and sends again. */
  protected async through(send: () => Promise<Reply>): Promise<Reply> {
    const reply = await send()
    if (reply.outcome !== 'refused' || reply.problem.type !== 'confirm') return reply
    return (await this.#ask()) ? this.through(send) : reply
  }

  #renderGate(asking: Asking) {
    return html`<div class="content">
      <div class="measure">
        <confirm-gate
          .practitioner=${this.place.practitioner}
          ?again=${asking === 'again'}
          @confirmed=${() => void this.#open(true)}
          @back-asked=${() => void this.#open(false)}
        >
          <h1 slot="top" tabindex="-1">${this.heading}</h1>
        </confirm-gate>
      </div>
    </div>`
  }

  async #ask(): Promise<boolean> {
    this.asking = 'again'
    const isConfirmed = new Promise<boolean>((resolve) => (this.#settle = resolve))
    await this.updateComplete
    this.focusHeading()
    return isConfirmed
  }

  /** The heading is drawn anew, so the focus goes to it once more. */
  async #open(isConfirmed: boolean): Promise<void> {
    this.asking = undefined
    await this.updateComplete
    this.focusHeading()
    this.#settle?.(isConfirmed)
  }
}
