import type { AgreementQuestion, StatementQuestion } from '#contract/form.ts'
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { Field } from './field.ts'

/** One checkbox. Its name is its label and, where several stand on a page, what it is about. */
export abstract class TickField<Q extends AgreementQuestion | StatementQuestion> extends Field<Q> {
  static override properties = { about: {} }

  /** Goes on where the label ends, for those who do not see what stands above it. */
  declare about: string | undefined

  protected abstract get isTicked(): boolean

  protected abstract tick(isTicked: boolean): void

  override render() {
    return html`<div class=${this.groupClass}>
      ${this.renderRemarks()}
      <div class=${this.fault === undefined ? 'choices' : 'choices bad'}>
        <div class="govuk-checkboxes__item">
          <input
            type="checkbox"
            class="govuk-checkboxes__input"
            id="control"
            autocomplete="off"
            aria-required=${this.mandatory}
            aria-invalid=${this.isFaulty}
            aria-describedby=${this.describedBy()}
            .checked=${live(this.isTicked)}
            @change=${this.#onChange}
          />
          <label class="govuk-label govuk-checkboxes__label" for="control"
            >${this.renderAsterisk()}${this.question.label}${this.#renderAbout()}</label
          >
        </div>
      </div>
    </div>`
  }

  #renderAbout() {
    return this.about === undefined ? nothing : html`<span class="govuk-visually-hidden"> ${this.about}</span>`
  }

  #onChange({ target }: Event) {
    if (target instanceof HTMLInputElement) this.tick(target.checked)
  }
}
