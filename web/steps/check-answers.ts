import { css, html, LitElement, nothing } from 'lit'
import type { Answers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readForm, type Reading } from '#contract/read.ts'
import { StorageFault } from '#device/storage-fault.ts'
import '#page/action-bar.ts'
import '#page/error-summary.ts'
import type { WordedFault } from '#page/error-summary.ts'
import { go } from '#page/go.ts'
import type { Status } from '#page/status-line.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import './form-answers.ts'
import type { FormScreen } from './form-screen.ts'
import { handIn, listProblems, roleOf, type Problem } from './hand-in.ts'
import type { OpenDraft } from './open-draft.ts'
import { factsOf } from './person-facts.ts'
import { rememberPlace } from './remember-place.ts'
import { renderDeclarations } from './render-declarations.ts'
import { renderSubject, renderSubmitter } from './render-parties.ts'
import { renderRefusal, renderWarnings } from './render-remarks.ts'
import { Signal } from './signal.ts'
import { profile, screenBefore, screenPath, summary } from './way.ts'
import { wordFaults } from './word-faults.ts'
import { wordNotKept, wordSaving } from './word-saving.ts'

/**
 * The last screen: everything given, to be checked; two declarations; Submit.
 *
 * @fires posted - The advice waits to be sent.
 */
export class CheckAnswers extends LitElement implements FormScreen {
  static override styles = [
    portalSheet,
    css`
      :host {
        display: contents;
      }
      .card > p {
        max-width: var(--measure);
        margin-bottom: var(--s-4);
      }
      .panel h2 {
        margin-bottom: var(--s-2);
      }
      .panel ul {
        margin: 0;
        padding-left: var(--s-5);
      }
      agreement-field {
        margin-bottom: -28px; /* the card has a space of its own below its last question */
      }
    `,
  ]
  static override properties = {
    heading: {},
    open: { attribute: false },
    queue: { attribute: false },
    agreed: { state: true },
    problems: { state: true },
    trouble: { state: true },
  }

  declare heading: string
  declare open: OpenDraft
  declare queue: readonly string[]
  declare private agreed: ReadonlySet<string>
  /** What has to be put right, once Submit was pressed. */
  declare private problems: readonly Problem[]
  declare private trouble: Status | undefined
  #isSubmitting = false
  readonly takesFocus = false
  readonly #signal = new Signal(this)

  constructor() {
    super()
    this.agreed = new Set()
    this.problems = []
    this.addEventListener('submit-asked', () => void this.#onSubmitAsked())
    this.addEventListener('back-asked', () => this.#onBackAsked())
  }

  override render() {
    const { draft, person } = this.open
    const { name, born } = factsOf(person)
    return html`
      <div class="content">
        ${this.#renderProblems()}
        <h1 tabindex="-1">${this.heading}</h1>
        <p class="measure">
          The information you have entered as part of this Special Educational Needs &amp; Disabilities form is
          displayed below. Please review the information provided before continuing.
        </p>
        ${renderRefusal(this.open)} ${renderWarnings(this.open)} ${this.#renderAnswers()}
        <p class="second">Fields marked with a <span class="req">*</span> are mandatory.</p>
        <div @answer=${this.#onAnswer}>
          ${renderDeclarations(this.open.form, this.agreed, sentencesOf(this.problems))}
        </div>
        <p>You are sending this about <b>${name}</b>, born ${born}.</p>
      </div>
      <action-bar
        ends
        back="Back"
        main="Submit"
        .status=${this.trouble ?? wordSaving({ state: 'saved', at: draft.savedAt }, this.#signal.isOnline)}
      ></action-bar>
    `
  }

  #renderProblems() {
    if (this.problems.length === 0) return nothing
    return html`<error-summary .faults=${this.problems} @fault-chosen=${this.#onFaultChosen}></error-summary>`
  }

  #renderAnswers() {
    const { draft, form, person, practitioner } = this.open
    const reading = this.#read()
    return html`
      ${renderSubmitter(practitioner, roleOf(this.open), screenPath(draft.id, { id: profile, queue: [summary] }))}
      ${renderSubject(person)}
      <form-answers
        .form=${form}
        .given=${draft.given}
        .sentences=${sentencesOf(wordFaults(form, reading.ok ? {} : reading.faults))}
        .changePath=${(id: string) => screenPath(draft.id, { id, queue: [summary] })}
        @change-asked=${this.#onChangeAsked}
      ></form-answers>
    `
  }

  #read(): Reading {
    return readForm(this.open.form, this.open.draft.given, londonDay(new Date()))
  }

  /** The link itself goes there. */
  #onChangeAsked({ detail }: HTMLElementEventMap['change-asked']) {
    void rememberPlace(this.open, detail)
  }

  #onAnswer({ detail: { name, given } }: HTMLElementEventMap['answer']) {
    const others = [...this.agreed].filter((other) => other !== name)
    this.agreed = new Set(given === true ? [...others, name] : others)
  }

  async #onFaultChosen({ detail: { name } }: HTMLElementEventMap['fault-chosen']) {
    const screen = this.problems.find((problem) => problem.name === name)?.screen
    if (screen === undefined) return this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(name)}`)?.focus()
    await rememberPlace(this.open, { page: screen, question: name })
    go(screenPath(this.open.draft.id, { id: screen, queue: [summary] }))
  }

  #onBackAsked() {
    const { draft, form } = this.open
    go(screenPath(draft.id, screenBefore(form, { id: summary, queue: [] }, draft.given)))
  }

  async #onSubmitAsked() {
    const reading = this.#read()
    this.problems = listProblems(this.open, reading, this.agreed)
    if (reading.ok && this.problems.length === 0) return this.#submit(reading.answers)
    await this.updateComplete
    const shown = this.renderRoot.querySelector('error-summary')
    await shown?.updateComplete
    shown?.focus()
  }

  /** Once, however often the button is tapped. */
  async #submit(answers: Answers) {
    if (this.#isSubmitting) return
    this.#isSubmitting = true
    try {
      const id = await handIn(this.open, answers)
      this.dispatchEvent(new CustomEvent('posted', { bubbles: true, composed: true }))
      go(`/sent/${id}`)
    } catch (error) {
      this.#isSubmitting = false
      if (!(error instanceof StorageFault)) throw error
      this.trouble = wordNotKept('Not submitted', error.reason)
    }
  }
}

function sentencesOf(problems: readonly WordedFault[]): Record<string, string> {
  return Object.fromEntries(problems.map(({ name, sentence }) => [name, sentence]))
}

if (!customElements.get('check-answers')) customElements.define('check-answers', CheckAnswers)
