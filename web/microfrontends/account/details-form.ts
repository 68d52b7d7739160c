import type { Faults } from '#contract/fault.ts'
import type { Answers, GivenAnswers, Questions } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import type { Reply } from '#device/request.ts'
import { StorageFault } from '#device/storage-fault.ts'
import type { QuestionForm } from '#fields/question-form.ts'
import '#fields/question-form.ts'
import '#page/action-bar.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement, nothing, type TemplateResult } from 'lit'
import { wordAccountReply } from './own-account.ts'
import { faultsIn, type Notice } from './refusal.ts'

/** What stands between the questions is drawn with these. */
export interface Boxes {
  given: GivenAnswers
  give: (answers: GivenAnswers) => void
  form: () => QuestionForm | undefined
}

/**
 * Details of the account, to be changed or told, down to the button. Nothing is kept on this phone: without the council's word
 * what was typed stays on the screen.
 *
 * @slot - Heading and advice.
 * @fires back-asked - The way back was asked for.
 */
export class DetailsForm extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        flex: 1 0 auto;
        display: flex;
        flex-direction: column;
      }
    `,
  ]
  static override properties = {
    questions: { attribute: false },
    given: { attribute: false },
    send: { attribute: false },
    between: { attribute: false },
    label: {},
    doing: {},
    trouble: { state: true },
    isSending: { state: true },
  }

  declare questions: Questions
  /** What is known to begin with, then what was typed. */
  declare given: GivenAnswers
  /** Takes good answers to the council; has gone on once it said yes. Resolves to nothing where nothing was sent. */
  declare send: (answers: Answers) => Promise<Reply | undefined>
  /** Draws what stands between the questions, in the slots of their form. */
  declare between: ((boxes: Boxes) => TemplateResult) | undefined
  /** The button's label. */
  declare label: string
  /** Starts a sentence. */
  declare doing: string
  declare private trouble: Notice | undefined
  declare private isSending: boolean

  constructor() {
    super()
    this.questions = {}
    this.given = {}
    this.label = 'Save'
    this.doing = 'Saving'
    this.isSending = false
    this.addEventListener('submit-asked', () => void this.#onSubmit())
  }

  override render() {
    const boxes: Boxes = { given: this.given, give: (answers) => this.#give(answers), form: () => this.#form }
    return html`<div class="content">
        <div class="measure">
          ${this.trouble && html`<div class="panel wait" role="alert" tabindex="-1"><p>${this.trouble.notice}</p></div>`}
          <question-form .questions=${this.questions} .given=${this.given} @answer=${this.#onAnswer}>
            <slot slot="top"></slot>
            ${this.between?.(boxes) ?? nothing}
          </question-form>
        </div>
      </div>
      <action-bar
        ends
        main=${this.label}
        back="Back"
        .status=${this.isSending ? { state: 'phone', words: this.doing } : undefined}
      ></action-bar>`
  }

  get #form(): QuestionForm | undefined {
    return this.renderRoot.querySelector('question-form') ?? undefined
  }

  #give(answers: GivenAnswers) {
    this.given = { ...this.given, ...answers }
  }

  #onAnswer({ detail: { name, given } }: HTMLElementEventMap['answer']) {
    this.#give({ [name]: given })
  }

  /** Two taps are one. */
  async #onSubmit() {
    if (this.isSending) return
    this.trouble = undefined
    const reading = readQuestions(this.questions, this.given, londonDay(new Date()))
    await this.#form?.showFaults(reading.ok ? {} : reading.faults)
    if (!reading.ok) return
    this.isSending = true
    const wrong = await this.#trySending(reading.answers).finally(() => (this.isSending = false))
    if (wrong && this.isConnected) await this.#show(wrong)
  }

  async #trySending(answers: Answers): Promise<{ faults: Faults } | Notice | undefined> {
    try {
      const reply = await this.send(answers)
      if (!reply || reply.outcome === 'ok') return undefined
      const faults = reply.outcome === 'refused' ? faultsIn(reply.problem) : {}
      const isAsked = Object.keys(faults).some((name) => name in this.questions)
      return isAsked ? { faults } : wordAccountReply(reply, this.doing)
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error
      return { notice: 'This phone did not let the portal keep anything. Free some space on it and try again.' }
    }
  }

  async #show(wrong: { faults: Faults } | Notice) {
    if ('faults' in wrong) {
      await this.#form?.showFaults(wrong.faults)
      return
    }
    this.trouble = wrong
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.panel')?.focus()
  }
}

customElements.get('details-form') ?? customElements.define('details-form', DetailsForm)

declare global {
  interface HTMLElementTagNameMap {
    'details-form': DetailsForm
  }
}
