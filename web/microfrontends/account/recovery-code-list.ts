import { londonDay, showDay } from '#contract/london.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { renderPrint } from '#steps/render-print.ts'
import { html, LitElement, nothing } from 'lit'
import './copy-button.ts'
import { dialogSheet } from '#page/dialog-sheet.ts'
import { recoveryCodeSheet } from './recovery-code-sheet.ts'

/**
 * Codes that nobody can see again. On paper there is nothing that says whose they are.
 *
 * @fires finished - They are kept, or the person goes on without them.
 */
export class RecoveryCodeList extends LitElement {
  static override styles = [portalSheet, dialogSheet, recoveryCodeSheet]
  static override properties = { codes: { attribute: false }, isKept: { state: true }, isMissing: { state: true } }

  declare codes: readonly string[]
  /** The person has said so. */
  declare isKept: boolean
  /** Finish was pressed before that. */
  declare private isMissing: boolean

  constructor() {
    super()
    this.isKept = false
    this.isMissing = false
  }

  override connectedCallback() {
    super.connectedCallback()
    addEventListener('beforeunload', this.#onUnload)
  }

  override disconnectedCallback() {
    super.disconnectedCallback()
    removeEventListener('beforeunload', this.#onUnload)
  }

  override render() {
    return html`<div class="on-paper">
        <p><b>Coventry SEND Portal, recovery codes</b></p>
        <p>${showDay(londonDay(new Date()))}</p>
      </div>
      <ul aria-label="Recovery codes">
        ${this.codes.map((code) => html`<li>${code}</li>`)}
      </ul>
      <p class="on-paper">Keep these where only you can reach them</p>
      <div class="on-screen">
        <div class="buttons">
          <copy-button .text=${this.codes.join('\n')} what="the recovery codes"></copy-button>${renderPrint()}
        </div>
        ${this.#renderKept()}
        <button type="button" class="btn go" @click=${this.#onFinish}>Finish</button>
      </div>
      ${this.#renderDialog()}`
  }

  /** Somebody is about to go away without them. */
  askToStay(): void {
    this.renderRoot.querySelector('dialog')?.showModal()
  }

  #renderKept() {
    return html`<div class=${this.isMissing ? 'kept govuk-form-group--error' : 'kept'}>
      ${this.isMissing ? this.#renderFault() : nothing}
      <div class=${this.isMissing ? 'choices bad' : 'choices'}>
        <div class="govuk-checkboxes__item">
          <input
            type="checkbox"
            class="govuk-checkboxes__input"
            id="kept"
            autocomplete="off"
            aria-invalid=${this.isMissing}
            aria-describedby=${this.isMissing ? 'kept-fault' : nothing}
            .checked=${this.isKept}
            @change=${this.#onKept}
          />
          <label class="govuk-label govuk-checkboxes__label" for="kept">I have kept these codes</label>
        </div>
      </div>
    </div>`
  }

  #renderFault() {
    return html`<p id="kept-fault" class="govuk-error-message">
      <span class="govuk-visually-hidden">Error:</span> Print or copy the codes, then say that you have kept them
    </p>`
  }

  #renderDialog() {
    return html`<dialog aria-labelledby="title">
      <h2 id="title">Go on without the codes?</h2>
      <p>They are not shown again. If you lose your phone, they are the quickest way back into your account.</p>
      <form method="dialog" class="buttons">
        <button class="btn">Back to the codes</button>
        <button class="btn second-choice" @click=${this.#finish}>Go on without them</button>
      </form>
    </dialog>`
  }

  #onKept({ target }: Event) {
    if (target instanceof HTMLInputElement) this.isKept = target.checked
    this.isMissing &&= !this.isKept
  }

  async #onFinish() {
    this.isMissing = !this.isKept
    if (this.isKept) this.#finish()
    await this.updateComplete
    if (this.isMissing) this.renderRoot.querySelector<HTMLElement>('#kept')?.focus()
  }

  #finish() {
    this.dispatchEvent(new CustomEvent('finished'))
  }

  /** The browser asks in words of its own. */
  readonly #onUnload = (event: Event): void => {
    if (!this.isKept) event.preventDefault()
  }
}

customElements.get('recovery-code-list') ?? customElements.define('recovery-code-list', RecoveryCodeList)

declare global {
  interface HTMLElementTagNameMap {
    'recovery-code-list': RecoveryCodeList
  }
}
