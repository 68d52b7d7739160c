import { askedQuestions } from '#contract/asking.ts'
import type { Code } from '#contract/code-lists/index.ts'
import type { Faults } from '#contract/fault.ts'
import type { GivenAnswers, Question, Questions } from '#contract/form.ts'
import { linkable } from '#contract/kinds/links.ts'
import { isOptional } from '#contract/read.ts'
import { wordFault } from '#contract/wording.ts'
import type { WordedFault } from '#page/error-summary.ts'
import '#page/error-summary.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { html, LitElement, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { Field } from './field.ts'
import { renderQuestion, type AskedQuestion } from './render-question.ts'

/**
 * Questions, asked one under the other: those that are asked as things stand, and no others.
 *
 * @slot top - Heading and advice; what is wrong stands above it.
 * @slot - What stands below the questions.
 * @slot after-NAME - What stands below the question of that name.
 * @fires answer - Something was given; `given` holds it already.
 * @fires submit-asked - Enter in a box of one line.
 */
export class QuestionForm extends LitElement {
  static override styles = [portalSheet]
  static override properties = {
    questions: { attribute: false },
    given: { attribute: false },
    earlier: { attribute: false },
    suggestions: { attribute: false },
    faults: { attribute: false },
  }

  declare questions: Questions
  /** Whatever is on the screen; kept up to date here. */
  declare given: GivenAnswers
  /** What was given on earlier pages: conditions and links look at it. */
  declare earlier: GivenAnswers
  /** What to suggest, by question. */
  declare suggestions: Readonly<Record<string, readonly string[]>>
  declare faults: Faults

  constructor() {
    super()
    this.questions = {}
    this.given = {}
    this.earlier = {}
    this.suggestions = {}
    this.faults = {}
  }

  /** Says what is wrong and moves the focus there. With nothing wrong, takes back what was said. */
  async showFaults(faults: Faults): Promise<void> {
    this.faults = faults
    await this.updateComplete
    const summary = this.renderRoot.querySelector('error-summary')
    await summary?.updateComplete
    summary?.focus()
  }

  focusQuestion(name: string): void {
    const field = this.renderRoot.querySelector(`#${CSS.escape(name)}`)
    if (field instanceof Field) field.focus()
  }

  override render() {
    const asked = this.#asked
    const wrong = asked.flatMap(({ name, fault }): WordedFault[] =>
      fault === undefined ? [] : [{ name, sentence: fault }],
    )
    return html`${
        wrong.length === 0
          ? nothing
          : html`<error-summary .faults=${wrong} @fault-chosen=${this.#onFaultChosen}></error-summary>`
      }
      <form novalidate autocomplete="off" @answer=${this.#onAnswer}>
        <slot name="top"></slot>
        ${asked.some(({ mandatory }) => mandatory) ? this.#renderLegend() : nothing}
        ${repeat(
          asked,
          ({ name }) => name,
          (question) => html`${renderQuestion(question)}<slot name="after-${question.name}"></slot>`,
        )}
        <slot></slot>
      </form>`
  }

  #renderLegend() {
    return html`<p class="second">Fields marked with a <span class="req">*</span> are mandatory.</p>`
  }

  get #asked(): AskedQuestion[] {
    const beside = { ...this.earlier, ...this.given }
    return Object.entries(askedQuestions(this.questions, this.given, this.earlier)).map(([name, question]) => ({
      name,
      question,
      given: this.given[name],
      fault: this.faults[name] && wordFault(question, this.faults[name]),
      mandatory: !isOptional(question, beside),
      offers: this.#offersFor(name, question),
    }))
  }

  #offersFor(name: string, question: Question): readonly Code[] {
    if (question.kind === 'links' || question.kind === 'verdicts') {
      return linkable(question, this.earlier).map(({ id, label }) => ({ code: id, label }))
    }
    return (this.suggestions[name] ?? []).map((label) => ({ code: label, label }))
  }

  #onAnswer({ detail: { name, given } }: HTMLElementEventMap['answer']) {
    this.given = { ...this.given, [name]: given }
  }

  #onFaultChosen({ detail: { name } }: HTMLElementEventMap['fault-chosen']) {
    this.focusQuestion(name)
  }
}

if (!customElements.get('question-form')) customElements.define('question-form', QuestionForm)

declare global {
  interface HTMLElementTagNameMap {
    'question-form': QuestionForm
  }
}
