import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement } from 'lit'

/** Puts a text on the phone's clipboard, and says so. */
export class CopyButton extends LitElement {
  static override styles = [
    portalSheet,
    css`
      p {
        margin: var(--s-1) 0 0;
      }
      p:empty {
        display: none;
      }
    `,
  ]
  static override properties = { text: { attribute: false }, what: {}, words: { state: true } }

  declare text: string
  /** Goes on after "Copy", for those who do not see what stands beside it. */
  declare what: string
  declare private words: string

  constructor() {
    super()
    this.words = ''
  }

  override render() {
    return html`<button type="button" class="btn second-choice small" @click=${() => void this.#copy()}>
        Copy <span class="govuk-visually-hidden">${this.what}</span>
      </button>
      <p class="second" role="status">${this.words}</p>`
  }

  async #copy() {
    this.words = await navigator.clipboard.writeText(this.text).then(
      () => 'Copied.',
      () => 'This phone did not let the portal copy it. Select it and copy it yourself.',
    )
  }
}

customElements.get('copy-button') ?? customElements.define('copy-button', CopyButton)
