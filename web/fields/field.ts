import type { Code } from '#contract/code-lists/index.ts'
import type { Given, Question } from '#contract/form.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { html, LitElement, nothing, type CSSResultArray, type PropertyDeclarations } from 'lit'

/**
 * A question on the screen: shows it, and reports what is in its control. The control lives in this shadow root, with
 * `autocomplete="off"` unless the question is about the person who types: what a browser finds anywhere else it
 * writes into its own files, in clear.
 *
 * @fires answer - What is in the control now, good or not.
 * @fires submit-asked - Enter in a box of one line.
 */
export abstract class Field<Q extends Question = Question> extends LitElement {
  static override styles: CSSResultArray = [portalSheet]
  static override properties: PropertyDeclarations = {
    name: {},
    question: { attribute: false },
    given: { attribute: false },
    fault: { attribute: false },
    mandatory: { type: Boolean },
    offers: { attribute: false },
  }

  declare name: string
  declare question: Q
  declare given: Given
  /** What is wrong, as a sentence. */
  declare fault: string | undefined
  declare mandatory: boolean
  /** What can be chosen, where the question itself does not say: suggestions, entries of a list. */
  declare offers: readonly Code[]

  constructor() {
    super()
    this.mandatory = false
    this.offers = []
  }

  /** Enter in a box of one line. Native forms submit then; here the form is in another tree. */
  protected submitOnEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    this.dispatchEvent(new CustomEvent('submit-asked', { bubbles: true, composed: true }))
  }

  override focus(): void {
    const controls = 'input, textarea, select'
    const faulty = this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')
    const control = faulty ?? this.renderRoot.querySelector<HTMLElement>(controls)
    control?.focus()
  }

  protected report(given: Given): void {
    this.given = given
    const detail = { name: this.name, given }
    this.dispatchEvent(new CustomEvent('answer', { detail, bubbles: true, composed: true }))
  }

  /** What is given, as text. */
  protected get text(): string {
    return typeof this.given === 'string' ? this.given : ''
  }

  /** What is given, as codes. */
  protected get chosen(): readonly string[] {
    const given: readonly unknown[] = Array.isArray(this.given) ? this.given : []
    return given.filter((code) => typeof code === 'string')
  }

  /** Label, hint and fault around one control, whose id is `control`. */
  protected renderAround(control: unknown) {
    return html`<div class=${this.groupClass}>
      <div class="govuk-label">
        ${this.renderAsterisk()}<label id="label" for="control">${this.question.label}</label>
      </div>
      ${this.renderRemarks()} ${control}
    </div>`
  }

  /** The same around several controls: a group named by the label. */
  protected renderGroup(controls: unknown) {
    return html`<div class=${this.groupClass}>
      <fieldset class="govuk-fieldset" aria-describedby=${this.describedBy()}>
        <legend class="govuk-fieldset__legend">${this.renderAsterisk()}${this.question.label}</legend>
        ${this.renderRemarks()} ${controls}
      </fieldset>
    </div>`
  }

  protected renderAsterisk() {
    return this.mandatory ? html`<span class="req" aria-hidden="true">*</span>` : nothing
  }

  protected renderRemarks() {
    const { hint } = this.question
    return html`${hint === undefined ? nothing : html`<div id="hint" class="govuk-hint">${hint}</div>`}
    ${
      this.fault === undefined
        ? nothing
        : html`<p id="fault" class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> ${this.fault}
          </p>`
    }`
  }

  /** The ids of the remarks there are, and of `more`. */
  protected describedBy(...more: string[]) {
    const ids = [this.question.hint === undefined ? '' : 'hint', this.fault === undefined ? '' : 'fault', ...more]
    return ids.filter(Boolean).join(' ') || nothing
  }

  protected get isFaulty(): 'true' | 'false' {
    return this.fault === undefined ? 'false' : 'true'
  }

  protected get groupClass(): string {
    return this.fault === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error'
  }
}

declare global {
  interface HTMLElementEventMap {
    answer: CustomEvent<{ name: string; given: Given }>
    'submit-asked': CustomEvent
  }
}
