import { css, html, LitElement, nothing } from 'lit'
import type { Disclosing } from '#contract/disclose.ts'
import type { Answers, GivenAnswers } from '#contract/form.ts'
import type { Place } from '#device/records.ts'
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
import './paper-record.ts'
import { paperOfDraft } from './paper.ts'
import { factsOf } from './person-facts.ts'
import { readDraft } from './read-draft.ts'
import { rememberPlace } from './remember-place.ts'
import { renderDeclarations } from './render-declarations.ts'
import { renderSubject, renderSubmitter } from './render-parties.ts'
import { renderPrint } from './render-print.ts'
import { renderRefusal, renderWarnings } from './render-remarks.ts'
import { renderWithheld } from './render-withheld.ts'
import { Signal } from './signal.ts'
import { changePath, profile, screenBefore, screenPath, summary } from './way.ts'
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
      .print {
        margin: 0 0 var(--s-3) -8px;
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
    const reading = readDraft(this.open)
    const given = reading.ok ? reading.answers : draft.given
    return html`
      <div class="content on-screen">
        ${this.#renderProblems()}
        <h1 tabindex="-1">${this.heading}</h1>
        <p class="measure">
          The information you have entered as part of this Special Educational Needs &amp; Disabilities form is
          displayed below. Please review the information provided before continuing.
        </p>
        ${renderPrint()} ${renderRefusal(this.open)} ${this.#renderAnswers(reading, given)}
        <p class="second">Fields marked with a <span class="req">*</span> are mandatory.</p>
        <div @answer=${this.#onAnswer}>
          ${renderDeclarations(this.open.form, this.agreed, sentencesOf(this.problems))}
        </div>
        <p>You are sending this about <b>${name}</b>, born ${born}.</p>
      </div>
      <paper-record .paper=${paperOfDraft(this.open, given)}></paper-record>
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

  #renderAnswers(reading: Disclosing, given: GivenAnswers) {
    const { draft, form, facts, person, practitioner } = this.open
    return html`
      ${renderWarnings(this.open, given)}
      ${renderSubmitter(practitioner, roleOf(this.open), changePath(draft.id, { page: profile }))}
      ${renderSubject(person)}
      <form-answers
        .form=${form}
        .given=${given}
        .facts=${facts}
        .sentences=${sentencesOf(wordFaults(form, reading.ok ? {} : reading.faults, draft.given))}
        .changePath=${(place: Place) => changePath(draft.id, place)}
        @change-asked=${this.#onChangeAsked}
      ></form-answers>
      ${reading.ok ? renderWithheld(this.open, reading.withheld) : nothing}
    `
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
    const place = this.problems.find((problem) => problem.name === name)?.place
    if (place === undefined) return this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(name)}`)?.focus()
    await rememberPlace(this.open, place)
    go(changePath(this.open.draft.id, place))
  }

  #onBackAsked() {
    const { draft } = this.open
    go(screenPath(draft.id, screenBefore(this.open, { id: summary, queue: [] }, draft.given)))
  }

  async #onSubmitAsked() {
    const reading = readDraft(this.open)
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
