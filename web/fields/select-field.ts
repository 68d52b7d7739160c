import { codeLists, type Code } from '#contract/code-lists/index.ts'
import type { SelectQuestion } from '#contract/form.ts'
import { html } from 'lit'
import { live } from 'lit/directives/live.js'
import { Field } from './field.ts'

/** One of many from a code list. The phone's own picker, which everybody knows. */
export class SelectField extends Field<SelectQuestion> {
  override render() {
    const { list, placeholder = 'Please select' } = this.question
    return this.renderAround(html`
      <select
        id="control"
        class=${`govuk-select ${this.fault === undefined ? '' : 'govuk-select--error'}`}
        autocomplete="off"
        aria-required=${this.mandatory}
        aria-invalid=${this.isFaulty}
        aria-describedby=${this.describedBy()}
        @change=${this.#onChange}
      >
        ${this.#renderOption({ code: '', label: placeholder })}
        ${groupsOf(codeLists[list]).map(({ group, codes }) => {
          const options = codes.map((code) => this.#renderOption(code))
          return group === undefined ? options : html`<optgroup label=${group}>${options}</optgroup>`
        })}
      </select>
    `)
  }

  #renderOption({ code, label }: Code) {
    return html`<option value=${code} .selected=${live(code === this.text)}>${label}</option>`
  }

  #onChange({ target }: Event) {
    if (target instanceof HTMLSelectElement) this.report(target.value)
  }
}

function groupsOf(list: readonly Code[]) {
  const groups = new Set(list.map(({ group }) => group))
  return Array.from(groups, (group) => ({ group, codes: list.filter((code) => code.group === group) }))
}

if (!customElements.get('select-field')) customElements.define('select-field', SelectField)

declare global {
  interface HTMLElementTagNameMap {
    'select-field': SelectField
  }
}
