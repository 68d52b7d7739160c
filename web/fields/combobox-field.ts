import { codeLists } from '#contract/code-lists/index.ts'
import type { ComboboxQuestion } from '#contract/form.ts'
import { notInEducation } from '#contract/person.ts'
import { html, nothing } from 'lit'
import { live } from 'lit/directives/live.js'
import { comboboxStyle } from './combobox-style.ts'
import { Field } from './field.ts'
import { suggest } from './suggest.ts'

/** As many as a phone shows above its keyboard without a list that scrolls inside a page that scrolls. */
const mostShown = 8

/**
 * A box that suggests while one types and takes any text. `offers` holds the schools, for the list that is not coded.
 * After the ARIA pattern "editable combobox with list autocomplete": the focus never leaves the box.
 */
export class ComboboxField extends Field<ComboboxQuestion> {
  static override styles = [Field.styles, comboboxStyle]
  static override properties = { isOpen: { state: true }, active: { state: true } }

  declare private isOpen: boolean
  /** The suggestion the arrow keys stand on; -1 is the box itself. */
  declare private active: number

  constructor() {
    super()
    this.isOpen = false
    this.active = -1
    this.addEventListener('focusout', () => this.#close())
    this.addEventListener('click', (event) => this.#onClick(event))
  }

  protected override updated() {
    const target = this.renderRoot.querySelector('[aria-selected="true"]') ?? this.renderRoot.querySelector('.popup')
    if (this.isOpen) target?.scrollIntoView({ block: 'nearest' })
  }

  override render() {
    return this.renderAround(html`
      <div class="combobox">
        <input
          id="control"
          class=${`govuk-input ${this.fault === undefined ? '' : 'govuk-input--error'}`}
          role="combobox"
          autocomplete="off"
          autocapitalize="words"
          spellcheck="false"
          aria-labelledby="label"
          aria-autocomplete="list"
          aria-expanded=${this.isOpen}
          aria-controls="list"
          aria-activedescendant=${this.active === -1 ? nothing : `suggestion-${String(this.active)}`}
          aria-required=${this.mandatory}
          aria-invalid=${this.isFaulty}
          aria-describedby=${this.describedBy()}
          .value=${live(this.text)}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
        />
        ${this.#renderPopup()}
      </div>
      <p class="govuk-visually-hidden" role="status">${this.isOpen ? this.#announcement : ''}</p>
    `)
  }

  /** Pressing on it must not take the focus from the box: it would close under the finger. */
  #renderPopup() {
    return html`<div class="popup" ?hidden=${!this.isOpen} @mousedown=${(event: Event) => event.preventDefault()}>
      <ul id="list" role="listbox" aria-label="Suggestions">
        ${this.#shown.map(
          (label, index) =>
            html`<li id="suggestion-${index}" role="option" data-index=${index} aria-selected=${index === this.active}>
              ${label}
            </li>`,
        )}
      </ul>
      ${this.#remark === '' ? nothing : html`<p class="second" aria-hidden="true">${this.#remark}</p>`}
    </div>`
  }

  get #fitting(): string[] {
    const { list } = this.question
    if (list !== 'schools') return suggest(labelsOf(codeLists[list]), this.text)
    const schools = labelsOf(this.offers).filter((label) => label !== notInEducation)
    return [...suggest(schools, this.text).slice(0, mostShown - 1), notInEducation]
  }

  get #shown(): string[] {
    return this.isOpen ? this.#fitting.slice(0, mostShown) : []
  }

  get #remark(): string {
    const count = this.#fitting.length
    if (count === 0) return 'Not in the list. Any words will do'
    return count > mostShown ? 'Keep typing to see others' : ''
  }

  get #announcement(): string {
    const count = this.#shown.length
    const suggestions = count === 0 ? '' : `${String(count)} suggestion${count === 1 ? '' : 's'}. `
    return suggestions + this.#remark
  }

  #open() {
    this.isOpen = true
  }

  #close() {
    this.isOpen = false
    this.active = -1
  }

  #choose(label: string) {
    this.report(label)
    this.#close()
  }

  #onClick(event: Event) {
    const [target] = event.composedPath()
    if (!(target instanceof HTMLElement)) return
    const suggestion = this.#shown[Number(target.dataset['index'] ?? -1)]
    if (suggestion !== undefined) this.#choose(suggestion)
    else if (target.id === 'control') this.#open()
  }

  #onInput({ target }: InputEvent) {
    if (!(target instanceof HTMLInputElement)) return
    this.report(target.value)
    this.active = -1
    this.#open()
  }

  #onKeydown(event: KeyboardEvent) {
    if (event.isComposing) return
    const chosen = this.#shown[this.active]
    if (event.key === 'Enter' && chosen !== undefined) this.#choose(chosen)
    else if (event.key === 'Enter') this.#onEnter(event)
    else if (event.key === 'Escape' && this.isOpen) this.#close()
    else if (event.key === 'ArrowDown') this.#move(1)
    else if (event.key === 'ArrowUp') this.#move(-1)
    else return
    event.preventDefault()
  }

  #onEnter(event: KeyboardEvent) {
    this.#close()
    this.submitOnEnter(event)
  }

  /** Round and round, through the box itself. */
  #move(by: 1 | -1) {
    this.#open()
    const places = this.#shown.length + 1
    this.active = ((this.active + 1 + by + places) % places) - 1
  }
}

function labelsOf(codes: readonly { label: string }[]): string[] {
  return codes.map(({ label }) => label)
}

if (!customElements.get('combobox-field')) customElements.define('combobox-field', ComboboxField)

declare global {
  interface HTMLElementTagNameMap {
    'combobox-field': ComboboxField
  }
}
