import type { SecondStep } from '#contract/identity.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement, nothing } from 'lit'

const labels: Readonly<Record<SecondStep, string>> = {
  email: 'Use the code from the email',
  app: 'Use your authenticator app',
  passkey: 'Use your passkey',
  recovery: 'Use a recovery code',
}

/**
 * The ways to take the second step beside the one that is asked for.
 *
 * @fires way-chosen
 */
export class OtherWays extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        display: block;
      }
      .ways {
        margin: var(--s-4) 0;
      }
      p {
        margin: 0;
      }
      .btn {
        display: block;
        margin-left: -8px;
        text-align: left;
      }
    `,
  ]
  static override properties = { ways: { attribute: false } }

  declare ways: readonly SecondStep[]

  override render() {
    if (this.ways.length === 0) return nothing
    return html`<div class="ways" role="group" aria-labelledby="other">
      <p id="other" class="second">Other ways</p>
      ${this.ways.map(
        (way) =>
          html`<button type="button" class="btn quiet" @click=${() => this.#choose(way)}>${labels[way]}</button>`,
      )}
    </div>`
  }

  #choose(way: SecondStep) {
    this.dispatchEvent(new CustomEvent('way-chosen', { detail: { way } }))
  }
}

customElements.get('other-ways') ?? customElements.define('other-ways', OtherWays)

declare global {
  interface HTMLElementEventMap {
    'way-chosen': CustomEvent<{ way: SecondStep }>
  }
}
