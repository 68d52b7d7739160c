import type { ChoicesQuestion } from '#contract/form.ts'
import { Field } from './field.ts'
import { renderOptions, type Option } from './options.ts'

/** Any of several, as checkboxes. The one that says "none of these" unticks the others, and they it. */
export class ChoicesField extends Field<ChoicesQuestion> {
  override render() {
    return this.renderGroup(
      renderOptions({
        type: 'checkbox',
        options: this.#options,
        isChosen: (code) => this.chosen.includes(code),
        onChoose: (code, isChosen) => this.#onChoose(code, isChosen),
        isFaulty: this.fault !== undefined,
      }),
    )
  }

  get #options(): Option[] {
    const { none, options } = this.question
    const all = Object.entries(options).map(([code, label]) => ({ code, label, isNone: code === none }))
    return [...all.filter(({ isNone }) => !isNone), ...all.filter(({ isNone }) => isNone)]
  }

  #onChoose(code: string, isChosen: boolean) {
    const { none } = this.question
    const others = this.chosen.filter((other) => other !== code)
    if (!isChosen) this.report(others)
    else this.report(code === none ? [code] : [...others.filter((other) => other !== none), code])
  }
}

if (!customElements.get('choices-field')) customElements.define('choices-field', ChoicesField)

declare global {
  interface HTMLElementTagNameMap {
    'choices-field': ChoicesField
  }
}
