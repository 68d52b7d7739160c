import type { TextQuestion } from '#contract/form.ts'
import { css, html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { Field } from './field.ts'
import { formatOf, type TextFormat } from './text-format.ts'

/** The count appears for the last tenth: before, it would only be one more thing to read. */
const nearTheLimit = 0.9

/** One line of text, or several in a box that grows with them. */
export class TextField extends Field<TextQuestion> {
  static override styles = [
    Field.styles,
    css`
      .medium {
        max-width: 20rem;
      }
      .short {
        max-width: 11rem;
      }
      .beside {
        display: flex;
        gap: var(--s-2);
      }
      .beside .btn {
        min-width: 5rem;
      }
      #count {
        margin: var(--s-2) 0 0;
      }
      #count:empty {
        display: none;
      }
    `,
  ]
  static override properties = { isShown: { state: true } }

  declare private isShown: boolean

  constructor() {
    super()
    this.isShown = false
  }

  protected override updated() {
    const box = this.renderRoot.querySelector('textarea')
    if (box) fit(box)
  }

  override render() {
    const control = this.question.lines === undefined ? this.#renderLine(formatOf(this.question)) : this.#renderArea()
    return this.renderAround(
      html`${control}
        <p id="count" class="second" aria-live="polite">${this.#count}</p>`,
    )
  }

  #renderArea() {
    return html`<textarea
      id="control"
      class=${`govuk-textarea ${this.fault === undefined ? '' : 'govuk-textarea--error'}`}
      rows=${this.question.lines ?? nothing}
      autocomplete="off"
      aria-required=${this.mandatory}
      aria-invalid=${this.isFaulty}
      aria-describedby=${this.describedBy('count')}
      .value=${live(this.text)}
      @input=${this.#onInput}
    ></textarea>`
  }

  #renderLine(format: TextFormat) {
    const isPassword = format.type === 'password'
    const line = html`<input
      id="control"
      class=${`govuk-input ${format.width} ${this.fault === undefined ? '' : 'govuk-input--error'}`}
      type=${isPassword && this.isShown ? 'text' : format.type}
      inputmode=${format.inputmode}
      autocapitalize=${format.autocapitalize}
      autocomplete=${this.question.autocomplete ?? format.autocomplete}
      spellcheck="false"
      aria-required=${this.mandatory}
      aria-invalid=${this.isFaulty}
      aria-describedby=${this.describedBy('count')}
      .value=${live(this.text)}
      @input=${this.#onInput}
      @keydown=${this.submitOnEnter}
    />`
    return isPassword ? html`<div class="beside">${line} ${this.#renderShow()}</div>` : line
  }

  #renderShow() {
    const about = html`<span class="govuk-visually-hidden">${this.question.label.toLowerCase()}</span>`
    return html`<button type="button" class="btn second-choice small" aria-controls="control" @click=${this.#onShow}>
      ${this.isShown ? 'Hide' : 'Show'} ${about}
    </button>`
  }

  get #count(): string {
    const { lines, most } = this.question
    const left = most - Array.from(this.text).length
    if (left >= 0 && (lines === undefined || left > most * (1 - nearTheLimit))) return ''
    const characters = Math.abs(left) === 1 ? 'character' : 'characters'
    return `You have ${String(Math.abs(left))} ${characters} ${left < 0 ? 'too many' : 'remaining'}`
  }

  #onInput({ target }: InputEvent) {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) this.report(target.value)
  }

  #onShow() {
    this.isShown = !this.isShown
  }
}

/** Starts at its lines and grows with the text, by hand where the browser cannot do it. */
function fit(box: HTMLTextAreaElement): void {
  box.style.minHeight = `calc(${String(box.rows)}lh + 23px)`
  if (CSS.supports('field-sizing', 'content')) return
  box.style.height = 'auto'
  box.style.height = `${String(box.scrollHeight + box.offsetHeight - box.clientHeight)}px`
}

if (!customElements.get('text-field')) customElements.define('text-field', TextField)

declare global {
  interface HTMLElementTagNameMap {
    'text-field': TextField
  }
}
