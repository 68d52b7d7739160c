import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement, nothing } from 'lit'
import type { Status } from './status-line.ts'
import './status-line.ts'

/**
 * The bottom edge: where the work is, the way back, and the one filled button that is the way on.
 *
 * @slot news - One row above the status.
 * @slot - Other buttons; `class="btn main"` takes the rest of the width.
 * @fires submit-asked - The person asked to go on.
 * @fires back-asked - The person asked to go back.
 */
export class ActionBar extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        position: sticky;
        bottom: 0;
        z-index: 2;
        margin-top: auto;
        background: var(--page);
        border-top: 1px solid var(--line);
      }
      section {
        max-width: var(--wide);
        margin: 0 auto;
        padding: var(--s-2) var(--gutter) max(var(--s-3), env(safe-area-inset-bottom));
      }
      .do {
        display: flex;
        flex-wrap: wrap;
        gap: var(--s-3);
        max-width: var(--measure);
      }
      status-line {
        margin-bottom: var(--s-2);
      }
      /* nothing but the status: one line, as high as a thumb */
      .alone status-line {
        display: flex;
        align-items: center;
        min-height: 36px;
        margin: 0;
      }
      .back {
        min-width: 88px;
      }
      .do .btn {
        padding-inline: var(--s-3);
      }
      .do .btn.main {
        padding-inline: var(--s-2);
      }
      .main,
      ::slotted(.main) {
        flex: 1 1 11rem;
      }
      @media (max-height: 34em) {
        :host {
          position: static;
        }
      }
      @media (min-width: 48.0625em) {
        :host([ends]) {
          position: static;
          margin: 0;
          border-top: 0;
          background: none;
        }
        :host([ends]) section {
          padding-top: 0;
          padding-bottom: var(--s-10);
        }
        .main,
        ::slotted(.main) {
          flex: 0 0 auto;
          min-width: 14rem;
        }
      }
      @media print {
        :host {
          display: none;
        }
      }
    `,
  ]
  static override properties = {
    main: {},
    back: {},
    status: { attribute: false },
    ends: { type: Boolean, reflect: true },
    hasOthers: { state: true },
  }

  /** The label of the filled button; none without it. */
  declare main: string
  /** The label of the way back; none without it. */
  declare back: string
  declare status: Status | undefined
  /** On a wide screen it lies under the last question instead of at the edge. Every form has it so. */
  declare ends: boolean
  declare private hasOthers: boolean

  constructor() {
    super()
    this.main = ''
    this.back = ''
    this.ends = false
    this.hasOthers = false
  }

  override render() {
    const hasButtons = this.main !== '' || this.back !== '' || this.hasOthers
    return html`<section aria-label="Actions" class=${hasButtons ? '' : 'alone'}>
      <slot name="news"></slot>
      <status-line .status=${this.status}></status-line>
      <div class="do" ?hidden=${!hasButtons}>
        ${this.back ? this.#renderButton(this.back, 'back-asked', 'btn second-choice back') : nothing}
        ${this.main ? this.#renderButton(this.main, 'submit-asked', 'btn main') : nothing}
        <slot @slotchange=${this.#onSlotChange}></slot>
      </div>
    </section>`
  }

  #renderButton(label: string, event: 'back-asked' | 'submit-asked', look: string) {
    const ask = () => this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true }))
    return html`<button type="button" class=${look} @click=${ask}>${label}</button>`
  }

  #onSlotChange({ target }: Event) {
    this.hasOthers = target instanceof HTMLSlotElement && target.assignedElements().length > 0
  }
}

if (!customElements.get('action-bar')) customElements.define('action-bar', ActionBar)

declare global {
  interface HTMLElementTagNameMap {
    'action-bar': ActionBar
  }
  interface HTMLElementEventMap {
    'submit-asked': CustomEvent
    'back-asked': CustomEvent
  }
}
