import type { ChoiceQuestion } from '#contract/form.ts'
import { Field } from './field.ts'
import { renderOptions } from './options.ts'

/** One of few, as radios. */
export class ChoiceField extends Field<ChoiceQuestion> {
  override focus() {
    const chosen = this.renderRoot.querySelector<HTMLElement>('input:checked')
    if (chosen) chosen.focus()
    else super.focus()
  }

  override render() {
    const { options, notes } = this.question
    return this.renderGroup(
      renderOptions({
        type: 'radio',
        options: Object.entries(options).map(([code, label]) => ({ code, label, note: notes?.[code] })),
        isChosen: (code) => code === this.given,
        onChoose: (code) => this.report(code),
        isFaulty: this.fault !== undefined,
      }),
    )
  }
}

if (!customElements.get('choice-field')) customElements.define('choice-field', ChoiceField)

declare global {
  interface HTMLElementTagNameMap {
    'choice-field': ChoiceField
  }
}
