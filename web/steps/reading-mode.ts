import { html, LitElement, nothing, type PropertyValues } from 'lit'
import type { Statement } from '#contract/statements/statement.ts'
import { icon } from '#page/icons.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { findScreenLock, keepAwake, type ScreenLock } from './keep-awake.ts'
import { readingSheet } from './reading-sheet.ts'
import { findSpeaker, type Speaker } from './read-aloud.ts'
import { renderProgress } from './render-progress.ts'
import { RestBelow } from './rest-below.ts'

/**
 * The statement alone on the screen, a sentence at a time, to be read to the person or shown to them. Nothing of the
 * case is in sight, so the phone can be turned round.
 *
 * @fires finished-reading - The last sentence was read.
 * @fires reading-closed - It was left before that. The next reading goes on there.
 */
export class ReadingMode extends LitElement {
  static override styles = [portalSheet, readingSheet]
  static override properties = { statement: { attribute: false }, index: { state: true }, speaker: { state: true } }

  declare statement: Statement
  declare private index: number
  /** None where the phone has no voice of its own; asked for anew each time, for voices come late. */
  declare speaker: Speaker | undefined

  /** None where the browser has none. */
  screenLock: ScreenLock | undefined = findScreenLock()

  readonly #rest = new RestBelow(this)
  #letSleep: (() => void) | undefined
  #finishedAt: string | undefined

  constructor() {
    super()
    this.index = 0
  }

  /** Somebody went back to another page while it was open. */
  override disconnectedCallback() {
    super.disconnectedCallback()
    this.#letSleep?.()
    this.speaker?.stop()
  }

  /** Goes on where it was left, or at the first sentence. */
  open() {
    this.speaker ??= findSpeaker()
    this.renderRoot.querySelector('dialog')?.showModal()
    this.#focusMain()
    this.#rest.look()
    this.#letSleep = this.screenLock && keepAwake(this.screenLock)
  }

  startAgain() {
    this.index = 0
    this.open()
  }

  protected override updated(changed: PropertyValues) {
    if (!changed.has('index')) return
    this.renderRoot.querySelector('dialog')?.scrollTo(0, 0)
    if (!this.shadowRoot?.activeElement) this.#focusMain() // Back had it, and is gone
  }

  override render() {
    const { sentences } = this.statement
    return html`<dialog
      aria-labelledby="title"
      aria-describedby="sentence"
      @keydown=${this.#onKeyDown}
      @close=${this.#onClose}
      @scroll=${this.#rest.look}
    >
      <header>
        <h2 class="govuk-visually-hidden" id="title">Consent statement</h2>
        ${this.speaker ? this.#renderAloud(this.speaker) : nothing}
        <button type="button" class="btn quiet" @click=${this.#close}>${icon('close')}Close</button>
      </header>
      <p class="sentence" id="sentence" aria-live="polite">${keepDash(sentences[this.index])}</p>
      <div class="bar">
        ${renderProgress(this.index + 1, sentences.length, this.#rest.isThere)} ${this.#renderButtons()}
      </div>
    </dialog>`
  }

  #renderAloud(speaker: Speaker) {
    const say = () => speaker.say(this.statement.sentences[this.index] ?? '')
    return html`<button type="button" class="btn quiet" @click=${say}>${icon('speak')}Read aloud</button>`
  }

  #renderButtons() {
    const back = html`<button type="button" class="btn second-choice" @click=${() => this.#move(-1)}>Back</button>`
    return html`<div class="do">
      ${this.index > 0 ? back : nothing}
      <button type="button" class="btn main" @click=${this.#onMain}>
        ${this.#isLast ? 'Finished reading' : 'Next sentence'}
      </button>
    </div>`
  }

  get #isLast() {
    return this.index === this.statement.sentences.length - 1
  }

  #move(by: 1 | -1) {
    this.speaker?.stop()
    const { length } = this.statement.sentences
    this.index = Math.min(Math.max(this.index + by, 0), length - 1)
  }

  #focusMain() {
    this.renderRoot.querySelector<HTMLElement>('.main')?.focus({ preventScroll: true })
  }

  #finish() {
    this.#finishedAt = new Date().toISOString()
    this.#close()
  }

  #close() {
    this.renderRoot.querySelector('dialog')?.close()
  }

  #onMain({ detail: taps }: MouseEvent) {
    if (!this.#isLast) this.#move(1)
    else if (taps < 2) this.#finish() // the second tap of a double one was meant for the sentence before
  }

  #onKeyDown(event: KeyboardEvent) {
    const { key, repeat, altKey, ctrlKey, metaKey } = event
    if (repeat && key === 'Enter') event.preventDefault() // held down, it would run through all of them
    if (repeat || altKey || ctrlKey || metaKey) return
    if (key === 'ArrowRight') this.#move(1)
    if (key === 'ArrowLeft') this.#move(-1)
  }

  /** However it was closed: by a button, by Escape, by the phone's own way back. */
  #onClose() {
    this.#letSleep?.()
    this.speaker?.stop()
    const at = this.#finishedAt
    if (at === undefined) {
      this.#tell('reading-closed', { sentence: this.index + 1 })
    } else {
      this.#finishedAt = undefined
      this.index = 0
      this.#tell('finished-reading', { at, statementId: this.statement.id })
    }
  }

  #tell(event: 'finished-reading' | 'reading-closed', detail: object) {
    this.dispatchEvent(new CustomEvent(event, { detail, bubbles: true, composed: true }))
  }
}

/** `9.211 - 9.213` may go on in a new line after its dash, not before. */
function keepDash(sentence = ''): string {
  return sentence.replaceAll(' - ', '\u00a0- ')
}

if (!customElements.get('reading-mode')) customElements.define('reading-mode', ReadingMode)

declare global {
  interface HTMLElementTagNameMap {
    'reading-mode': ReadingMode
  }
  interface HTMLElementEventMap {
    /** `at`: the moment, ISO. */
    'finished-reading': CustomEvent<{ at: string; statementId: string }>
    /** `sentence`: the one it was left at, counted from 1. */
    'reading-closed': CustomEvent<{ sentence: number }>
  }
}
