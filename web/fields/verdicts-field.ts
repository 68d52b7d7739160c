import type { VerdictsQuestion } from '#contract/form.ts'
import { verdictsIn, type Verdict } from '#contract/kinds/verdicts.ts'
import { css, html } from 'lit'
import { Field } from './field.ts'
import { renderOptions } from './options.ts'

/** Yes or no for each of several entries; nothing is chosen beforehand. `offers` holds the entries: id and words. */
export class VerdictsField extends Field<VerdictsQuestion> {
  static override styles = [
    Field.styles,
    css`
      .each {
        margin-top: var(--s-3);
      }
      .each .govuk-fieldset__legend {
        margin-bottom: var(--s-2);
        font-weight: 400;
      }
    `,
  ]

  override render() {
    return this.renderGroup(this.offers.map(({ code, label }, index) => this.#renderEntry(code, label, index)))
  }

  #renderEntry(id: string, label: string, index: number) {
    const { yes, no } = this.question
    return html`<fieldset class="govuk-fieldset each">
      <legend class="govuk-fieldset__legend">${label}</legend>
      ${renderOptions({
        type: 'radio',
        group: `entry-${String(index)}`,
        options: [
          { code: 'yes', label: yes },
          { code: 'no', label: no },
        ],
        isChosen: (verdict) => this.#verdicts.get(id) === verdict,
        onChoose: (verdict) => this.#onChoose(id, verdict === 'yes' ? 'yes' : 'no'),
        isFaulty: this.fault !== undefined && !this.#verdicts.has(id),
      })}
    </fieldset>`
  }

  get #verdicts(): Map<string, Verdict> {
    return verdictsIn(this.given) ?? new Map<string, Verdict>()
  }

  #onChoose(id: string, verdict: Verdict) {
    this.report([...this.#verdicts.set(id, verdict)].map(([entry, told]) => `${told} ${entry}`))
  }
}

if (!customElements.get('verdicts-field')) customElements.define('verdicts-field', VerdictsField)

declare global {
  interface HTMLElementTagNameMap {
    'verdicts-field': VerdictsField
  }
}
