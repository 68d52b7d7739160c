import { html, LitElement, nothing } from 'lit'
import { portalSheet } from '#style/portal-sheet.ts'
import { paperSheet } from './paper-sheet.ts'
import { wordFoot, type Paper } from './paper.ts'
import { renderPaper } from './render-paper.ts'

/**
 * What the printer gets instead of the screen. Drawn when printing begins; it stays until the page is left, because
 * some phones say that printing is over before they lay it out.
 */
export class PaperRecord extends LitElement {
  static override styles = [portalSheet, paperSheet]
  static override properties = { paper: { attribute: false }, isWanted: { state: true } }

  declare paper: Paper
  declare private isWanted: boolean
  /** Margins are the document's: a shadow root has no say in them. */
  readonly #margins = new CSSStyleSheet()

  constructor() {
    super()
    this.isWanted = false
  }

  override connectedCallback() {
    super.connectedCallback()
    addEventListener('beforeprint', this.#onBeforePrint)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    removeEventListener('beforeprint', this.#onBeforePrint)
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== this.#margins)
    this.isWanted = false
  }

  override render() {
    return this.isWanted ? html`<article class="on-paper">${renderPaper(this.paper)}</article>` : nothing
  }

  protected override updated() {
    if (this.isWanted) this.#margins.replaceSync(writeMargins(wordFoot(this.paper)))
  }

  /** The browser does not wait. */
  readonly #onBeforePrint = (): void => {
    if (!this.isWanted) document.adoptedStyleSheets.push(this.#margins)
    this.isWanted = true
    if (this.isUpdatePending) this.performUpdate()
  }
}

function writeMargins(foot: string): string {
  return `@page { @bottom-left { content: "${CSS.escape(foot)}" } }`
}

if (!customElements.get('paper-record')) customElements.define('paper-record', PaperRecord)

declare global {
  interface HTMLElementTagNameMap {
    'paper-record': PaperRecord
  }
}
