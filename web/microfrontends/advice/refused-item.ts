import { css, html, LitElement, nothing } from 'lit'
import { discardConsent } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { sendAgain } from '#device/outbox.ts'
import { discardChange } from '#device/people.ts'
import type { OutboxItem } from '#device/records.ts'
import { StorageFault } from '#device/storage-fault.ts'
import { go } from '#page/go.ts'
import { icon } from '#page/icons.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { wordRefusal } from '#steps/word-refusal.ts'
import { wordNotKept } from '#steps/word-saving.ts'
import { correctAdvice } from './correct-advice.ts'
import { listReasons } from './list-reasons.ts'

/** What goes when it is discarded. Advice is not discarded here: its draft is opened again. */
const consequences = {
  submission: '',
  consent: 'The record then goes from this phone, and so does one that waits to take its place.',
  person: 'This person then goes from this phone.',
  'person-change': 'What the council has then stands again.',
} as const

/**
 * Why the council did not take something, and what can be done about it.
 *
 * @fires posted - To be sent once more.
 * @fires discarded - It is gone from this phone.
 */
export class RefusedItem extends LitElement {
  static override styles = [
    portalSheet,
    css`
      ul {
        margin: 0 0 var(--s-3);
        padding-left: var(--s-5);
      }
      p {
        margin: 0 0 var(--s-3);
      }
    `,
  ]
  static override properties = {
    device: { attribute: false },
    item: { attribute: false },
    about: {},
    isAsking: { state: true },
    trouble: { state: true },
  }

  declare device: Device
  declare item: OutboxItem
  /** What it is, for those who do not see what stands beside the buttons: `advice for Aaron Aardvaark`. */
  declare about: string
  /** Whether to discard it is being asked. */
  declare private isAsking: boolean
  declare private trouble: string | undefined

  constructor() {
    super()
    this.isAsking = false
  }

  override render() {
    const [sentence, ...faults] = listReasons(this.item)
    return html`<p>${sentence}</p>
      ${
        faults.length === 0
          ? nothing
          : html`<ul>
              ${faults.map((fault) => html`<li>${fault}</li>`)}
            </ul>`
      }
      ${
        this.trouble === undefined
          ? nothing
          : html`<p class="state bad" role="alert">${icon('warn')} ${this.trouble}</p>`
      }
      ${this.isAsking ? this.#renderAsking() : html`<div class="buttons">${this.#renderRemedies()}</div>`}`
  }

  #renderRemedies() {
    const { kind, personId, refusal } = this.item
    const isAdvice = kind === 'submission'
    const person = `/send/people/${personId}`
    const redo =
      kind === 'consent'
        ? this.#renderLink('Record it again', `${person}/consent`)
        : this.#renderLink('Edit Person', `${person}/edit`)
    const again = refusal && wordRefusal(refusal.type).again
    return html`
      ${isAdvice ? this.#renderButton('Correct it', () => this.#correct()) : redo}
      ${again ? this.#renderButton('Send it again', () => this.#sendAgain()) : nothing}
      ${isAdvice ? nothing : this.#renderButton('Discard', () => this.#ask(), 'quiet bad')}
    `
  }

  #renderAsking() {
    return html`<p>Discard it? ${consequences[this.item.kind]}</p>
      <div class="buttons">
        ${this.#renderButton('Keep it', () => this.#keep())}
        ${this.#renderButton('Discard it', () => this.#discard(), 'quiet bad')}
      </div>`
  }

  #renderButton(label: string, act: () => Promise<void>, look = 'small second-choice') {
    return html`<button type="button" class="btn ${look}" @click=${() => void this.#try(act)}>
      <span>${label}${this.#renderAbout()}</span>
    </button>`
  }

  #renderLink(label: string, path: string) {
    return html`<a class="btn small second-choice" href=${path}><span>${label}${this.#renderAbout()}</span></a>`
  }

  #renderAbout() {
    return html`<span class="govuk-visually-hidden">, ${this.about}</span>`
  }

  async #try(act: () => Promise<void>) {
    try {
      await act()
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error
      this.trouble = wordNotKept('Not done', error.reason).words
    }
  }

  async #correct() {
    go(await correctAdvice(this.device, this.item.seq))
  }

  async #sendAgain() {
    await sendAgain(this.device, this.item.seq)
    this.#tell('posted')
  }

  async #ask() {
    this.isAsking = true
    await this.#focusButton()
  }

  async #keep() {
    this.isAsking = false
    await this.#focusButton()
  }

  async #discard() {
    const { kind, seq } = this.item
    if (kind === 'consent') await discardConsent(this.device, seq)
    else if ((await discardChange(this.device, seq)) === 'needed') {
      await this.#keepNeeded()
      return
    }
    this.#tell('discarded')
  }

  async #keepNeeded() {
    this.trouble = 'A draft, advice or consent record on this phone is about this person. Edit the person instead.'
    await this.#keep()
  }

  /** The button that was pressed is gone. */
  async #focusButton() {
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.btn')?.focus()
  }

  #tell(event: 'posted' | 'discarded') {
    this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true }))
  }
}

if (!customElements.get('refused-item')) customElements.define('refused-item', RefusedItem)

declare global {
  interface HTMLElementTagNameMap {
    'refused-item': RefusedItem
  }
}
