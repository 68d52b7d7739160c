import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement } from 'lit'

/** What is wrong with one question, as it stands here and at its field. */
export interface WordedFault {
  name: string
  sentence: string
}

const prefix = 'Error: '

/**
 * What has to be put right before the person can go on, in the order of the page. After GOV.UK's.
 *
 * @fires fault-chosen - The person wants to go to this question.
 */
export class ErrorSummary extends LitElement {
  static override styles = [
    portalSheet,
    css`
      .govuk-error-summary {
        margin: 0 0 var(--s-6);
        padding: var(--s-4);
        border: 2px solid var(--bad);
        border-radius: var(--r-m);
        background: var(--page);
      }
      h2 {
        margin: 0 0 var(--s-2);
      }
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .govuk-error-summary__list a {
        display: inline-block;
        padding: 9px 0;
        font-weight: 600;
        line-height: 1.35;
      }
      .govuk-error-summary__list a:not(:focus-visible) {
        color: var(--bad);
      }
    `,
  ]
  static override properties = { faults: { attribute: false } }

  declare faults: readonly WordedFault[]

  /** A screen reader hears the title first: it says that the page did not go on. */
  override connectedCallback() {
    super.connectedCallback()
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length)
  }

  override focus() {
    this.renderRoot.querySelector<HTMLElement>('.govuk-error-summary')?.focus()
  }

  override render() {
    return html`<div class="govuk-error-summary" tabindex="-1">
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <ul class="govuk-error-summary__list">
          ${this.faults.map(
            ({ name, sentence }) =>
              html`<li><a href="#${name}" @click=${(event: Event) => this.#onChoose(event, name)}>${sentence}</a></li>`,
          )}
        </ul>
      </div>
    </div>`
  }

  #onChoose(event: Event, name: string) {
    event.preventDefault() // the control is in another shadow root, which a fragment does not reach
    this.dispatchEvent(new CustomEvent('fault-chosen', { detail: { name }, bubbles: true, composed: true }))
  }
}

if (!customElements.get('error-summary')) customElements.define('error-summary', ErrorSummary)

declare global {
  interface HTMLElementTagNameMap {
    'error-summary': ErrorSummary
  }
  interface HTMLElementEventMap {
    'fault-chosen': CustomEvent<{ name: string }>
  }
}
