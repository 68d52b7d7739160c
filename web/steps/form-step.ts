import { html, LitElement, nothing, type PropertyValues } from 'lit'
import type { GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { Field } from '#fields/field.ts'
import type { QuestionForm } from '#fields/question-form.ts'
import '#fields/question-form.ts'
import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { changeOn, givenOn, questionsOn, readOn, withGivenOn, type AskedScreen } from './asked-screen.ts'
import { beforehand } from './beforehand.ts'
import type { FormScreen } from './form-screen.ts'
import { Keeper } from './keeper.ts'
import { questionLeftAt, refusedOn } from './left-off.ts'
import type { OpenDraft } from './open-draft.ts'
import { rememberPlace } from './remember-place.ts'
import { renderStepTop } from './render-step-top.ts'
import { Signal } from './signal.ts'
import { stepSheet } from './step-sheet.ts'
import { placeOf, screenAfter, screenBefore, screenPath, type Screen } from './way.ts'
import { wordSaving } from './word-saving.ts'

/**
 * One page of a step, or one entry of its list: its questions, what is given to them, and where that is. Every change
 * is saved as it is made.
 */
export class FormStep extends LitElement implements FormScreen {
  static override styles = [portalSheet, stepSheet]
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
  declare asked: AskedScreen
  /** Whatever is on the screen. */
  declare protected given: GivenAnswers
  /** What a new entry holds already: kept with the first real answer. */
  #notKept: GivenAnswers = {}
  #isKept = false
  readonly #keeper = new Keeper(this)
  readonly #signal = new Signal(this)

  constructor() {
    super()
    this.addEventListener('submit-asked', () => void this.#onSubmitAsked())
    this.addEventListener('back-asked', () => void this.#onBackAsked())
    this.addEventListener('focusin', (event) => this.#onFocusIn(event))
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('open')) this.#begin()
  }

  protected override firstUpdated() {
    void this.#resume()
  }

  override render() {
    return html`
      <div class="content">
        <question-form
          class="measure"
          .questions=${questionsOn(this.asked)}
          .given=${this.given}
          .earlier=${this.asked.before}
          @answer=${this.#onAnswer}
        >
          <div slot="top">${renderStepTop(this.open, this.asked, this.heading)}</div>
          ${this.renderBeside()}
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

  /** What a step has beside its questions, in the slots of `question-form`. */
  protected renderBeside(): unknown {
    return nothing
  }

  /** Puts answers on the screen, and keeps them. */
  protected keep(answers: GivenAnswers) {
    this.given = { ...this.given, ...answers }
    for (const [name, given] of Object.entries({ ...this.#notKept, ...answers })) {
      this.#keeper.keep(changeOn(this.asked, name, given))
    }
    this.#notKept = {}
    this.#isKept = true
  }

  get takesFocus(): boolean {
    const { draft } = this.open
    return questionLeftAt(draft, this.asked) !== undefined || Object.keys(refusedOn(draft, this.asked)).length > 0
  }

  get #questionForm(): QuestionForm | null {
    return this.renderRoot.querySelector('question-form')
  }

  get #screen(): Screen {
    return { id: this.asked.page.id, entry: this.asked.entry, queue: this.queue }
  }

  /** What is given in the whole form, as far as it is kept. */
  get #whole(): GivenAnswers {
    const { given } = this.open.draft
    return this.#isKept ? withGivenOn(this.asked, given, this.given) : given
  }

  /** Looking at a new entry does not make it. */
  #begin() {
    const { device, draft } = this.open
    this.#keeper.start(device, draft)
    const [given, known] = [givenOn(this.asked, draft.given), beforehand(this.open, this.asked)]
    this.given = given ?? known
    if (given) this.keep(known)
    else this.#notKept = known
  }

  async #resume() {
    const { draft } = this.open
    const [refused, left] = [refusedOn(draft, this.asked), questionLeftAt(draft, this.asked)]
    await this.#questionForm?.updateComplete
    if (Object.keys(refused).length > 0) await this.#questionForm?.showFaults(refused)
    else if (left !== undefined) this.#questionForm?.focusQuestion(left)
  }

  #onAnswer({ detail: { name, given } }: HTMLElementEventMap['answer']) {
    this.keep({ [name]: given })
  }

  async #onSubmitAsked() {
    const { draft, facts } = this.open
    const reading = readOn(this.asked, this.given, { today: londonDay(new Date()), facts })
    await this.#questionForm?.showFaults(reading.ok ? {} : reading.faults)
    if (!reading.ok) return
    this.keep({})
    await this.#leaveFor(screenAfter(this.open, this.#screen, this.#whole, draft.given))
  }

  async #onBackAsked() {
    await this.#leaveFor(screenBefore(this.open, this.#screen, this.#whole))
  }

  async #leaveFor(screen: Screen) {
    if (await this.#keeper.finish()) go(screenPath(this.open.draft.id, screen))
  }

  #onFocusIn(event: FocusEvent) {
    const field = event.composedPath().find((target) => target instanceof Field)
    if (field) void rememberPlace(this.open, { ...placeOf(this.#screen), question: field.name })
  }
}
