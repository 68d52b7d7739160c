import { css, html, LitElement, nothing, type PropertyValues } from 'lit'
import { askedQuestions, numberedSteps, stepNumber, type AskedPage } from '#contract/asking.ts'
import type { Faults } from '#contract/fault.ts'
import type { GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readPage } from '#contract/read.ts'
import { Field } from '#fields/field.ts'
import type { QuestionForm } from '#fields/question-form.ts'
import '#fields/question-form.ts'
import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import '#page/steps-line.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import type { FormScreen } from './form-screen.ts'
import { Keeper } from './keeper.ts'
import type { OpenDraft } from './open-draft.ts'
import { prefill } from './prefill.ts'
import { rememberPlace } from './remember-place.ts'
import { Signal } from './signal.ts'
import { screenAfter, screenBefore, screenPath, type Screen } from './way.ts'
import { faultsOf, questionsOf } from './word-faults.ts'
import { wordSaving } from './word-saving.ts'

/** One page of a step: its questions, what is given to them, and where that is. Every change is saved as it is made. */
export class FormStep extends LitElement implements FormScreen {
  static override styles = [
    portalSheet,
    css`
      :host {
        display: contents;
      }
      .lead {
        margin: 0 0 var(--s-3);
        font-size: var(--t-l);
        font-weight: 600;
        line-height: 1.25;
      }
    `,
  ]
  static override properties = {
    heading: {},
    open: { attribute: false },
    queue: { attribute: false },
    asked: { attribute: false },
    given: { state: true },
  }

  declare heading: string
  declare open: OpenDraft
  declare queue: readonly string[]
  declare asked: AskedPage
  declare private given: GivenAnswers
  readonly #keeper = new Keeper(this)
  readonly #signal = new Signal(this)

  constructor() {
    super()
    this.addEventListener('submit-asked', () => void this.#onSubmitAsked())
    this.addEventListener('back-asked', () => void this.#onBackAsked())
    this.addEventListener('focusin', (event) => this.#onFocusIn(event))
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('open')) return
    const { device, draft, practitioner } = this.open
    this.given = draft.given
    this.#keeper.start(device, draft)
    const known = prefill(questionsOf(this.asked.page), draft.given, practitioner, draft.roleId)
    for (const [name, given] of Object.entries(known)) this.#keep(name, given)
  }

  protected override firstUpdated() {
    void this.#resume()
  }

  override render() {
    const { page, before } = this.asked
    return html`
      <div class="content">
        <question-form
          class="measure"
          .questions=${questionsOf(page)}
          .given=${this.given}
          .earlier=${before}
          @answer=${this.#onAnswer}
        >
          <div slot="top">${this.#renderTop()}</div>
        </question-form>
      </div>
      <action-bar
        ends
        back="Back"
        main="Save &amp; Continue"
        .status=${wordSaving(this.#keeper.saving, this.#signal.isOnline)}
      ></action-bar>
    `
  }

  get takesFocus(): boolean {
    return this.#left !== undefined || Object.keys(this.#refused).length > 0
  }

  #renderTop() {
    const { form } = this.open
    const { step, page } = this.asked
    const number = stepNumber(form, step.id)
    const line = html`<steps-line .step=${number} .of=${numberedSteps(form).length}></steps-line>`
    return html`
      ${number === undefined ? nothing : line}
      <h1 tabindex="-1">${this.heading}</h1>
      ${page.title === undefined ? nothing : html`<p class="lead">${page.title}</p>`}
      ${page.advice === undefined ? nothing : html`<p>${page.advice}</p>`}
    `
  }

  get #questionForm(): QuestionForm | null {
    return this.renderRoot.querySelector('question-form')
  }

  get #screen(): Screen {
    return { id: this.asked.page.id, queue: this.queue }
  }

  /** What the council did not take, as long as nothing was changed since. */
  get #refused(): Faults {
    const { refusal, savedAt } = this.open.draft
    return refusal && savedAt <= refusal.at ? faultsOf(questionsOf(this.asked.page), refusal.faults ?? {}) : {}
  }

  /** The question that was open when the person left. */
  get #left(): string | undefined {
    const { place, given } = this.open.draft
    const { page, before } = this.asked
    const asked = askedQuestions(questionsOf(page), given, before)
    return place.page === page.id && Object.hasOwn(asked, place.question ?? '') ? place.question : undefined
  }

  async #resume() {
    await this.#questionForm?.updateComplete
    if (Object.keys(this.#refused).length > 0) await this.#questionForm?.showFaults(this.#refused)
    else if (this.#left !== undefined) this.#questionForm?.focusQuestion(this.#left)
  }

  #keep(name: string, given: GivenAnswers[string]) {
    this.given = { ...this.given, [name]: given }
    this.#keeper.keep(name, given)
  }

  #onAnswer({ detail: { name, given } }: HTMLElementEventMap['answer']) {
    this.#keep(name, given)
  }

  async #onSubmitAsked() {
    const { page, before } = this.asked
    const { form, draft } = this.open
    const reading = readPage(page, this.given, londonDay(new Date()), before)
    await this.#questionForm?.showFaults(reading.ok ? {} : reading.faults)
    if (reading.ok) await this.#leaveFor(screenAfter(form, this.#screen, this.given, draft.given))
  }

  async #onBackAsked() {
    await this.#leaveFor(screenBefore(this.open.form, this.#screen, this.given))
  }

  async #leaveFor(screen: Screen) {
    if (await this.#keeper.finish()) go(screenPath(this.open.draft.id, screen))
  }

  #onFocusIn(event: FocusEvent) {
    const field = event.composedPath().find((target) => target instanceof Field)
    if (field) void rememberPlace(this.open, { page: this.asked.page.id, question: field.name })
  }
}
