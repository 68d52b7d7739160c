import { css, html, LitElement, nothing } from 'lit'
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
    const edit = html`<a class="btn small second-choice" href=${`/send/people/${personId}/edit`}>
      <span>Edit Person${this.#renderAbout()}</span>
    </a>`
    const again = refusal && wordRefusal(refusal.type).again
    return html`
      ${isAdvice ? this.#renderButton('Correct it', () => this.#correct()) : edit}
      ${again ? this.#renderButton('Send it again', () => this.#sendAgain()) : nothing}
      ${isAdvice ? nothing : this.#renderButton('Discard', () => this.#ask(), 'quiet bad')}
    `
  }

  #renderAsking() {
    const what =
      this.item.kind === 'person' ? 'This person then goes from this phone.' : 'What the council has then stands again.'
    return html`<p>Discard it? ${what}</p>
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
    const outcome = await discardChange(this.device, this.item.seq)
    if (outcome === 'discarded') {
      this.#tell('discarded')
      return
    }
    this.isAsking = false
    this.trouble = 'A draft or advice on this phone is about this person. Edit the person instead.'
    await this.#focusButton()
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
