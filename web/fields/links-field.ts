import type { LinksQuestion } from '#contract/form.ts'
import { Field } from './field.ts'
import { renderOptions } from './options.ts'

/** Which entries of an earlier list this one belongs to. `offers` holds those entries: id and words. */
export class LinksField extends Field<LinksQuestion> {
  override render() {
    return this.renderGroup(
      renderOptions({
        type: 'checkbox',
        options: this.offers,
        isChosen: (code) => this.chosen.includes(code),
        onChoose: (code, isChosen) => this.#onChoose(code, isChosen),
        isFaulty: this.fault !== undefined,
      }),
    )
  }

  #onChoose(code: string, isChosen: boolean) {
    const others = this.chosen.filter((other) => other !== code)
    this.report(isChosen ? [...others, code] : others)
  }
}

if (!customElements.get('links-field')) customElements.define('links-field', LinksField)

declare global {
  interface HTMLElementTagNameMap {
    'links-field': LinksField
  }
}
