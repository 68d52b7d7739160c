import { css, html, LitElement, type PropertyValues } from 'lit'
import type { AskedPage } from '#contract/asking.ts'
import type { GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readPage } from '#contract/read.ts'
import { Field } from '#fields/field.ts'
import type { QuestionForm } from '#fields/question-form.ts'
import '#fields/question-form.ts'
import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import type { FormScreen } from './form-screen.ts'
import { Keeper } from './keeper.ts'
import { questionLeftAt, refusedOn } from './left-off.ts'
import type { OpenDraft } from './open-draft.ts'
import { prefill } from './prefill.ts'
import { rememberPlace } from './remember-place.ts'
import { renderStepTop } from './render-step-top.ts'
import { Signal } from './signal.ts'
import { screenAfter, screenBefore, screenPath, type Screen } from './way.ts'
import { questionsOf } from './word-faults.ts'
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
    const { form } = this.open
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
          <div slot="top">${renderStepTop(form, this.asked, this.heading)}</div>
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
    const { draft } = this.open
    return questionLeftAt(draft, this.asked) !== undefined || Object.keys(refusedOn(draft, this.asked)).length > 0
  }

  get #questionForm(): QuestionForm | null {
    return this.renderRoot.querySelector('question-form')
  }

  get #screen(): Screen {
    return { id: this.asked.page.id, queue: this.queue }
  }

  async #resume() {
    const { draft } = this.open
    const [refused, left] = [refusedOn(draft, this.asked), questionLeftAt(draft, this.asked)]
    await this.#questionForm?.updateComplete
    if (Object.keys(refused).length > 0) await this.#questionForm?.showFaults(refused)
    else if (left !== undefined) this.#questionForm?.focusQuestion(left)
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
