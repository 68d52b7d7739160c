import { StorageFault } from '#device/storage-fault.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement, type TemplateResult } from 'lit'
import { notKept, type Notice } from './refusal.ts'

/** Asks for a passkey. What came of it is said beneath, and the focus stays: trying again is one press. */
export class PasskeyButton extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        display: block;
        margin: var(--s-3) 0;
      }
      .btn {
        width: 100%;
      }
      p {
        margin: var(--s-2) 0 0;
      }
      p:empty {
        display: none;
      }
      @media (min-width: 48.0625em) {
        :host([main]) .btn {
          width: auto;
          min-width: 14rem;
        }
      }
    `,
  ]
  static override properties = {
    label: {},
    main: { type: Boolean, reflect: true },
    use: { attribute: false },
    words: { state: true },
    isBusy: { state: true },
  }

  declare label: string
  /** It is what the screen is for. */
  declare main: boolean
  /** Resolves to nothing once the page has gone on. */
  declare use: () => Promise<Notice | undefined>
  declare private words: TemplateResult | string
  declare private isBusy: boolean

  constructor() {
    super()
    this.main = false
    this.words = ''
    this.isBusy = false
  }

  override render() {
    return html`<button type="button" class=${`btn ${this.main ? '' : 'second-choice'}`} @click=${this.#onUse}>
        ${this.label}
      </button>
      <p role="status" class="second">${this.isBusy ? 'Waiting for your passkey' : this.words}</p>`
  }

  async #onUse() {
    if (this.isBusy) return
    this.isBusy = true
    const refusal = await this.#answer().finally(() => (this.isBusy = false))
    this.words = refusal?.notice ?? ''
  }

  async #answer(): Promise<Notice | undefined> {
    try {
      return await this.use()
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error
      return notKept
    }
  }
}

customElements.get('passkey-button') ?? customElements.define('passkey-button', PasskeyButton)
