import type { TimeQuestion } from '#contract/form.ts'
import { html } from 'lit'
import { live } from 'lit/directives/live.js'
import { Field } from './field.ts'

/** A time of day in one box, typed: a list of times is never the right one. */
export class TimeField extends Field<TimeQuestion> {
  override render() {
    return this.renderAround(
      html`<input
        id="control"
        class=${`govuk-input nums govuk-input--width-5 ${this.fault === undefined ? '' : 'govuk-input--error'}`}
        inputmode="text"
        autocomplete="off"
        spellcheck="false"
        aria-required=${this.mandatory}
        aria-invalid=${this.isFaulty}
        aria-describedby=${this.describedBy()}
        .value=${live(this.text)}
        @input=${this.#onInput}
        @keydown=${this.submitOnEnter}
      />`,
    )
  }

  #onInput({ target }: InputEvent) {
    if (target instanceof HTMLInputElement) this.report(target.value)
  }
}

if (!customElements.get('time-field')) customElements.define('time-field', TimeField)

declare global {
  interface HTMLElementTagNameMap {
    'time-field': TimeField
  }
}
