import { html, LitElement, nothing, type PropertyValues } from 'lit'
import { entriesOf } from '#contract/entries.ts'
import type { Entry, GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readPage } from '#contract/read.ts'
import type { Draft } from '#device/records.ts'
import { reasonOf } from '#device/storage-fault.ts'
import '#page/action-bar.ts'
import '#page/error-summary.ts'
import { go } from '#page/go.ts'
import { icon } from '#page/icons.ts'
import type { Status } from '#page/status-line.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import type { AskedList } from './asked-screen.ts'
import type { FormScreen } from './form-screen.ts'
import { KeptLists } from './kept-lists.ts'
import { listSheet } from './list-sheet.ts'
import type { ListView } from './list-view.ts'
import type { OpenDraft } from './open-draft.ts'
import { rememberPlace } from './remember-place.ts'
import { renderCards } from './render-cards.ts'
import { renderStepTop } from './render-step-top.ts'
import { renderThreads } from './render-threads.ts'
import { Signal } from './signal.ts'
import { stepSheet } from './step-sheet.ts'
import { hangsOn } from './threads.ts'
import { queueAfter, screenAfter, screenBefore, screenPath, type Screen } from './way.ts'
import { wordPageFaults, type PageFault } from './word-faults.ts'
import { wordAdd, wordCount } from './word-list.ts'
import { wordNotKept, wordSaving } from './word-saving.ts'

/** A page of a step that lists entries; each of them is a screen of its own. */
export class ListStep extends LitElement implements FormScreen {
  static override styles = [portalSheet, stepSheet, listSheet]
  static override properties = {
    heading: {},
    open: { attribute: false },
    queue: { attribute: false },
    asked: { attribute: false },
    kept: { state: true },
    faults: { state: true },
    trouble: { state: true },
  }

  declare heading: string
  declare open: OpenDraft
  declare queue: readonly string[]
  declare asked: AskedList
  declare private kept: KeptLists
  declare private faults: readonly PageFault[]
  declare private trouble: Status | undefined
  readonly takesFocus = false
  readonly #newId = crypto.randomUUID()
  readonly #signal = new Signal(this)

  constructor() {
    super()
    this.faults = []
    this.addEventListener('submit-asked', () => void this.#onSubmitAsked())
    this.addEventListener('back-asked', () => this.#go(screenBefore(this.open, this.#screen, this.#draft.given)))
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('open')) this.kept = new KeptLists(this.open.device, this.open.draft)
  }

  override render() {
    const { list } = this.asked.page
    const view = this.#view
    return html`
      <div class="content">
        <div class="measure">
          ${
            this.faults.length === 0
              ? nothing
              : html`<error-summary .faults=${this.faults} @fault-chosen=${this.#onFaultChosen}></error-summary>`
          }
          ${renderStepTop(this.open, this.asked, this.heading)} ${this.renderBefore?.(this.#draft.given)}
          <p>${wordCount(list, this.#entries.length)}</p>
          ${hangsOn(list) ? renderThreads(view) : renderCards(view)} ${view.isFull ? nothing : this.#renderAdd(view)}
        </div>
      </div>
      <action-bar
        ends
        back="Back"
        main="Save &amp; Continue"
        .status=${this.trouble ?? wordSaving({ state: 'saved', at: this.#draft.savedAt }, this.#signal.isOnline)}
      ></action-bar>
    `
  }

  /** What a list has to say before its entries; `given` is the whole form's. */
  protected renderBefore?(given: GivenAnswers): unknown

  #renderAdd(view: ListView) {
    return html`<a class="btn second-choice wide add" href=${view.addPath()}>
      ${icon('plus')} ${wordAdd(view.list, this.#entries.length)}
    </a>`
  }

  get #draft(): Draft {
    return this.kept.draft
  }

  get #entries(): readonly Entry[] {
    return entriesOf(this.#draft.given[this.asked.page.list.name])
  }

  get #screen(): Screen {
    return { id: this.asked.page.id, queue: this.queue }
  }

  get #view(): ListView {
    const { list } = this.asked.page
    return {
      form: this.open.form,
      list,
      shown: this.kept.shown,
      numberOf: (of, entry) => this.kept.numberOf(of, entry),
      isRemoved: (entry) => this.kept.isRemoved(entry),
      changePath: ({ id }) => this.#pathTo(id),
      addPath: (to) => this.#pathTo(this.#newId, to),
      isFull: this.#entries.length >= list.most,
      onRemove: (entry, event) => void this.#change('Not removed', this.kept.remove(list, entry), entry, event),
      onUndo: (entry, event) => void this.#change('Not brought back', this.kept.takeBack(entry), entry, event),
    }
  }

  /** What a removal has made necessary is still to be seen. */
  #pathTo(entry: string, to?: string): string {
    const { id, given } = this.#draft
    const queue = queueAfter(this.open, this.#screen, given, this.open.draft.given)
    return screenPath(id, { ...this.#screen, entry, to, queue })
  }

  #go(screen: Screen) {
    go(screenPath(this.#draft.id, screen))
  }

  /** What the phone would not do is said at the bottom edge. The button that was pressed goes: on to the next. */
  async #change(what: string, work: Promise<void>, entry: Entry, { target }: Event) {
    const place = this.#placesOf(entry).findIndex((one) => target instanceof Node && one.contains(target))
    this.faults = []
    try {
      await work
      this.trouble = undefined
    } catch (error) {
      this.trouble = wordNotKept(what, reasonOf(error))
    }
    this.requestUpdate()
    await this.updateComplete
    this.#placesOf(entry)[place]?.querySelector<HTMLElement>('.btn')?.focus()
  }

  /** An entry may stand in several threads. */
  #placesOf({ id }: Entry): Element[] {
    return [...this.renderRoot.querySelectorAll(`[data-entry="${CSS.escape(id)}"]`)]
  }

  async #onSubmitAsked() {
    const { page, before } = this.asked
    const { given } = this.#draft
    const reading = readPage(page, given, { today: londonDay(new Date()), facts: this.open.facts }, before)
    this.faults = reading.ok ? [] : wordPageFaults(page, reading.faults, given)
    if (reading.ok) this.#go(screenAfter(this.open, this.#screen, given, this.open.draft.given))
    await this.updateComplete
    const shown = this.renderRoot.querySelector('error-summary')
    await shown?.updateComplete
    shown?.focus()
  }

  async #onFaultChosen({ detail: { name } }: HTMLElementEventMap['fault-chosen']) {
    const place = this.faults.find((fault) => fault.name === name)?.place
    if (place?.entry === undefined) {
      this.renderRoot.querySelector<HTMLElement>('.add')?.focus()
      return
    }
    await rememberPlace(this.open, place)
    go(this.#pathTo(place.entry))
  }
}

if (!customElements.get('list-step')) customElements.define('list-step', ListStep)
