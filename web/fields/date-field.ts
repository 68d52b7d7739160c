import type { DateQuestion } from '#contract/form.ts'
import { html, type PropertyValues } from 'lit'
import { live } from 'lit/directives/live.js'
import { boxesOf, givenOf, spread, type Boxes } from './date-boxes.ts'
import { Field } from './field.ts'

const labels: Readonly<Record<keyof Boxes, string>> = { day: 'Day', month: 'Month', year: 'Year' }

/** A day in three boxes. Never a calendar to tap through: a date of birth is years away. */
export class DateField extends Field<DateQuestion> {
  static override properties = { boxes: { state: true } }

  declare private boxes: Boxes

  constructor() {
    super()
    this.boxes = { day: '', month: '', year: '' }
  }

  /** What was typed stays as it was typed, unless something else is given from outside. */
  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('given') && this.text !== this.#givenOf(this.boxes)) this.boxes = boxesOf(this.text)
  }

  override render() {
    return this.renderGroup(
      html`<div class="date">${this.#renderBox('day')} ${this.#renderBox('month')} ${this.#renderBox('year')}</div>`,
    )
  }

  #renderBox(part: keyof Boxes) {
    const isFaulty = this.#isFaulty(part)
    return html`<div>
      <label for=${part}>${labels[part]}</label>
      <input
        id=${part}
        class=${`govuk-input nums ${part} ${isFaulty ? 'govuk-input--error' : ''}`}
        inputmode="numeric"
        autocomplete="off"
        spellcheck="false"
        aria-invalid=${isFaulty}
        .value=${live(this.boxes[part])}
        @input=${({ target }: InputEvent) => {
          if (target instanceof HTMLInputElement) this.#onInput({ [part]: target.value })
        }}
        @keydown=${this.submitOnEnter}
      />
    </div>`
  }

  /** Where something is missing, only what is missing is marked. */
  #isFaulty(part: keyof Boxes): boolean {
    if (this.fault === undefined) return false
    const { day, month, year } = this.boxes
    const isPartly = [day, month, year].some(Boolean) && [day, month, year].includes('')
    return !isPartly || this.boxes[part] === ''
  }

  #givenOf(boxes: Boxes): string {
    return givenOf(boxes, this.question.approximate === true)
  }

  #onInput(typed: Partial<Boxes>) {
    this.boxes = { ...this.boxes, ...(spread(typed.day ?? '') ?? typed) }
    this.report(this.#givenOf(this.boxes))
  }
}

if (!customElements.get('date-field')) customElements.define('date-field', DateField)

declare global {
  interface HTMLElementTagNameMap {
    'date-field': DateField
  }
}
