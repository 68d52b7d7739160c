import { css, html, LitElement, nothing } from 'lit'
import { showTime } from '#contract/london.ts'
import { currentStatement, statementText } from '#contract/statements/index.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import './reading-mode.ts'

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten']

/**
 * Above the questions of one record of consent: what is to be read to the person, a sentence at a time or here.
 *
 * @fires finished-reading - The last sentence was read.
 */
export class ConsentReading extends LitElement {
  static override styles = [
    portalSheet,
    css`
      .card {
        margin-bottom: var(--s-5);
      }
      summary {
        min-height: 44px;
        padding: var(--s-2) 0;
        color: var(--action);
        text-decoration: underline;
        text-underline-offset: 0.18em;
        cursor: pointer;
      }
      summary:focus-visible {
        outline: 3px solid transparent;
        background: var(--focus);
        color: var(--on-focus);
        box-shadow: 0 4px var(--on-focus);
        text-decoration: none;
      }
      details {
        margin-bottom: var(--s-5);
      }
      blockquote {
        margin: 0;
        padding: var(--s-1) 0 var(--s-1) var(--s-4);
        border-left: 4px solid var(--brand-accent);
      }
      blockquote p {
        margin: 0;
      }
    `,
  ]
  static override properties = { to: {}, step: { type: Number }, read: { state: true }, stoppedAt: { state: true } }

  /** Whom it is to be read to. */
  declare to: string
  /** The number of the form's step that it stands in, if it stands in a form. */
  declare step: number | undefined
  /** When it was last read to the end, and to whom. */
  declare private read: { at: string; to: string } | undefined
  /** The sentence at which a reading was left. */
  declare private stoppedAt: number | undefined

  constructor() {
    super()
    this.to = ''
  }

  override render() {
    const where = this.step === undefined ? 'here' : `in Step ${String(this.step)}`
    return html`<div class="card">
        <div class="row">
          <div>
            <h2 class="item">Consent statement</h2>
            <p class="second nums">${currentStatement.id}</p>
            <p class="second nums" role="status">${this.#wordReading()}</p>
          </div>
          <button type="button" class=${this.read ? 'btn second-choice' : 'btn'} @click=${this.#onRead}>
            ${this.read ? 'Read again' : 'Read now'}
          </button>
        </div>
        ${this.stoppedAt === undefined ? nothing : this.#renderStartAgain()}
      </div>
      <p>
        A record of verbal consent to share details of social care needs not directly linked to the young person's SEN
        or disability can be captured ${where}. As you obtain it, you will need to note the Date and Time and any
        restrictions on this consent. Please use the below paragraph to help communicate what is being consented to:
      </p>
      <details>
        <summary>Read it here</summary>
        <blockquote><p>${statementText(currentStatement)}</p></blockquote>
      </details>
      <reading-mode
        .statement=${currentStatement}
        @finished-reading=${this.#onFinished}
        @reading-closed=${this.#onStopped}
      ></reading-mode>`
  }

  #renderStartAgain() {
    const startAgain = () => this.#reading?.startAgain()
    return html`<div class="foot do">
      <button type="button" class="btn quiet" @click=${startAgain}>Start from the first sentence</button>
    </div>`
  }

  get #reading() {
    return this.renderRoot.querySelector('reading-mode')
  }

  #wordReading() {
    const { read, stoppedAt } = this
    const { length } = currentStatement.sentences
    if (read) return `Read to ${read.to} ${showTime(read.at)}`
    if (stoppedAt !== undefined) return `Stopped at sentence ${String(stoppedAt)} of ${String(length)}`
    return this.to === '' ? nothing : `${numbers[length] ?? String(length)} sentences, read to ${this.to} full screen`
  }

  #onRead() {
    this.#reading?.open()
  }

  #onFinished({ detail: { at } }: HTMLElementEventMap['finished-reading']) {
    this.read = { at, to: this.to }
    this.stoppedAt = undefined
    this.#returnFocus()
  }

  #onStopped({ detail: { sentence } }: HTMLElementEventMap['reading-closed']) {
    this.stoppedAt = sentence > 1 ? sentence : undefined
    this.#returnFocus()
  }

  /** Safari gives a button no focus when it is tapped, so the dialog cannot give it back. */
  #returnFocus() {
    this.renderRoot.querySelector<HTMLElement>('.card .btn')?.focus()
  }
}

if (!customElements.get('consent-reading')) customElements.define('consent-reading', ConsentReading)
