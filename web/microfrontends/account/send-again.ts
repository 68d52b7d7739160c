import type { Reply } from '#device/request.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement, type TemplateResult } from 'lit'
import { showWait, wordLater } from './refusal.ts'

/** Asks for a mail once more, and says when that is possible again if the server wants it later. */
export class SendAgain extends LitElement {
  static override styles = [
    portalSheet,
    css`
      .btn {
        text-align: left;
      }
      p {
        margin: 0 0 0 8px;
      }
    `,
  ]
  static override properties = {
    label: {},
    sent: {},
    ask: { attribute: false },
    words: { state: true },
    secondsLeft: { state: true },
  }

  declare label: string
  /** Said when it is on its way. */
  declare sent: string
  /** Resolves to nothing when the page itself says why not. */
  declare ask: () => Promise<Reply | undefined>
  declare private words: TemplateResult | string
  declare private secondsLeft: number

  #timer: ReturnType<typeof setInterval> | undefined
  #readyAt = 0

  constructor() {
    super()
    this.words = ''
    this.secondsLeft = 0
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    clearInterval(this.#timer)
  }

  /** The seconds are for the eye; a screen reader hears how long it is at the start, and then that it is over. */
  override render() {
    const isWaiting = this.secondsLeft > 0
    return html`<button type="button" class="btn quiet" aria-disabled=${String(isWaiting)} @click=${this.#onAsk}>
        ${this.label}
      </button>
      ${isWaiting ? html`<p class="second nums" aria-hidden="true">${wordWait(this.secondsLeft)}</p>` : ''}
      <p role="status" class=${isWaiting ? 'govuk-visually-hidden' : 'second'}>${this.words}</p>`
  }

  async #onAsk() {
    if (this.secondsLeft > 0) return
    this.words = ''
    const reply = await this.ask()
    if (reply?.outcome === 'ok') this.words = this.sent
    if (reply?.outcome !== 'later') return
    if (reply.retryAfter !== undefined && reply.problem?.type === 'too-many') this.#wait(reply.retryAfter)
    else this.words = wordLater(reply, 'Sending an email').notice
  }

  #wait(seconds: number) {
    this.words = wordWait(seconds)
    this.#readyAt = Date.now() + seconds * 1000
    this.secondsLeft = seconds
    clearInterval(this.#timer)
    this.#timer = setInterval(() => this.#tick(), 1000)
  }

  /** By the clock: while the person reads mail elsewhere, this page's timers hardly run. */
  #tick() {
    this.secondsLeft = Math.max(0, Math.ceil((this.#readyAt - Date.now()) / 1000))
    if (this.secondsLeft > 0) return
    clearInterval(this.#timer)
    this.words = 'You can ask for a new one now.'
  }
}

function wordWait(seconds: number): string {
  return `You can ask for a new one in ${showWait(seconds)}.`
}

customElements.get('send-again') ?? customElements.define('send-again', SendAgain)
