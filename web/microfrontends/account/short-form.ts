import type { GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { StorageFault } from '#device/storage-fault.ts'
import '#page/error-summary.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { html, LitElement, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { notKept, wordFaults, type Refusal } from './refusal.ts'
import { renderBox, type ShortQuestion } from './short-box.ts'
import { shortFormSheet } from './short-form-sheet.ts'

export type ShortQuestions = Readonly<Record<string, ShortQuestion>>

/** Text by question name. */
export type Texts = Readonly<Record<string, string>>

/**
 * A few boxes, all of them to be filled in, and one button, as a real form in one shadow root: password managers and
 * one-time codes find their way only there. What went wrong is said above everything else, and takes the focus.
 *
 * @slot top - The heading and what to know.
 * @slot - Below the button.
 * @slot beside - After the form.
 */
export class ShortForm extends LitElement {
  static override styles = [portalSheet, shortFormSheet]
  static override properties = {
    questions: { attribute: false },
    given: { attribute: false },
    label: {},
    waiting: {},
    card: { type: Boolean, reflect: true },
    send: { attribute: false },
    refusal: { state: true },
    isBusy: { state: true },
    shown: { state: true },
  }

  declare questions: ShortQuestions
  /** What stands in the boxes to begin with. */
  declare given: GivenAnswers
  /** The button's label. */
  declare label: string
  /** Said while an answer is awaited: "Signing in". */
  declare waiting: string
  /** The boxes lie in a card, beside the words where there is room. */
  declare card: boolean
  /** Takes good answers; resolves to nothing once the page has gone on. */
  declare send: (answers: Texts) => Promise<Refusal | undefined>
  declare private refusal: Refusal | undefined
  declare private isBusy: boolean
  declare private shown: readonly string[]

  constructor() {
    super()
    this.questions = {}
    this.given = {}
    this.waiting = ''
    this.card = false
    this.isBusy = false
    this.shown = []
  }

  override render() {
    return html`
      <div class="trouble">${this.#renderTrouble()}</div>
      <slot name="top"></slot>
      <form novalidate @submit=${this.#onSubmit}>
        ${repeat(
          Object.keys(this.questions),
          (name) => name,
          (name) => this.#renderBox(name),
        )}
        <button class="btn go">${this.label}</button>
        <p class="second busy" role="status">${this.isBusy ? this.waiting : nothing}</p>
        <slot></slot>
      </form>
      <slot name="beside"></slot>
    `
  }

  /** What stands in the boxes now. */
  get typed(): Texts {
    return textsOf([...new FormData(this.renderRoot.querySelector('form') ?? undefined)])
  }

  /** Says what is wrong and brings the person there; nothing clears it. What was typed stays. */
  async show(refusal: Refusal | undefined): Promise<void> {
    this.refusal = refusal
    await this.updateComplete
    const trouble = this.renderRoot.querySelector<HTMLElement>('.trouble > *')
    if (trouble instanceof LitElement) await trouble.updateComplete
    trouble?.focus()
  }

  focusBox(name: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()
  }

  #renderTrouble() {
    const { refusal } = this
    if (refusal === undefined) return nothing
    if ('notice' in refusal)
      return html`<div class="panel wait notice" role="alert" tabindex="-1"><p>${refusal.notice}</p></div>`
    const faults = Object.entries(refusal.faults).map(([name, sentence]) => ({ name, sentence }))
    return html`<error-summary .faults=${faults} @fault-chosen=${this.#onFaultChosen}></error-summary>`
  }

  #renderBox(name: string) {
    const question = this.questions[name]
    if (!question) return nothing
    const fault = this.refusal && 'faults' in this.refusal ? this.refusal.faults[name] : undefined
    const isShown = this.shown.includes(name)
    const onShow = () => (this.shown = isShown ? this.shown.filter((other) => other !== name) : [...this.shown, name])
    return renderBox({ name, question, given: this.given[name], fault, isShown, onShow })
  }

  #onFaultChosen({ detail: { name } }: HTMLElementEventMap['fault-chosen']) {
    this.focusBox(name)
  }

  async #onSubmit(event: SubmitEvent) {
    event.preventDefault()
    if (this.isBusy) return
    this.isBusy = true
    const refusal = await this.#answer().finally(() => (this.isBusy = false))
    await this.show(refusal)
  }

  async #answer(): Promise<Refusal | undefined> {
    const reading = readQuestions(this.questions, this.typed, londonDay(new Date()))
    if (!reading.ok) return wordFaults(this.questions, reading.faults)
    try {
      return await this.send(textsOf(Object.entries(reading.answers)))
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error
      return notKept
    }
  }
}

function textsOf(entries: readonly [string, unknown][]): Texts {
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
}

customElements.get('short-form') ?? customElements.define('short-form', ShortForm)

declare global {
  interface HTMLElementTagNameMap {
    'short-form': ShortForm
  }
}
