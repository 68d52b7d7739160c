import { showAddress } from '#contract/address.ts'
import type { Faults } from '#contract/fault.ts'
import type { Given, GivenAnswers, TextQuestion } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { FoundAddresses } from '#contract/wire.ts'
import { request } from '#device/request.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { css, html, LitElement } from 'lit'

/** By the names of `address.ts`. */
export type FoundAddress = GivenAnswers

/**
 * Offers work addresses already used in this portal at a postcode. The boxes of the address are the page's.
 *
 * @fires postcode-faulty - There is nothing to look for: what is wrong with the postcode.
 * @fires address-chosen - One of those offered.
 * @fires manual-asked - The person wants to type it.
 * @fires other-asked - The person wants to start again, with all boxes empty.
 */
export class AddressFinder extends LitElement {
  static override styles = [
    portalSheet,
    css`
      :host {
        margin: -12px 0 28px;
      }
      .others {
        gap: 0 var(--s-2);
        margin-left: -8px;
      }
      .quiet {
        text-align: left;
      }
      p {
        margin: var(--s-3) 0 0;
        outline: none;
      }
      p:empty {
        display: none;
      }
      ul.list {
        margin: var(--s-3) 0 0;
      }
    `,
  ]
  static override properties = {
    question: { attribute: false },
    given: { attribute: false },
    found: { state: true },
    words: { state: true },
  }

  /** The postcode, as it is asked for and as it stands in its box. */
  declare question: TextQuestion
  declare given: Given
  declare private found: readonly FoundAddress[]
  declare private words: string

  constructor() {
    super()
    this.found = []
    this.words = ''
  }

  override render() {
    return html`<button type="button" class="btn second-choice small" @click=${this.#onFind}>Find Address</button>
      <div class="buttons others">
        <button type="button" class="btn quiet" @click=${() => this.#onAskOther('manual-asked')}>
          Enter Address Manually
        </button>
        <button type="button" class="btn quiet" @click=${() => this.#onAskOther('other-asked')}>
          Use Another Address
        </button>
      </div>
      <p class="second" role="status" tabindex="-1">${this.words}</p>
      <ul class="list" ?hidden=${this.found.length === 0}>
        ${this.found.map((address) => this.#renderFound(address))}
      </ul>`
  }

  #renderFound(address: FoundAddress) {
    const shown = showAddress(address)
    return html`<li class="card">
      <div class="row">
        <span>${shown}</span>
        <button type="button" class="btn second-choice small" @click=${() => this.#onChoose(address)}>
          Select <span class="govuk-visually-hidden">${shown}</span>
        </button>
      </div>
    </li>`
  }

  async #onFind() {
    this.#say('')
    const reading = readQuestions({ postcode: this.question }, { postcode: this.given }, londonDay(new Date()))
    if (!reading.ok) {
      this.dispatchEvent(new CustomEvent('postcode-faulty', { detail: { faults: reading.faults } }))
      return
    }
    const reply = await request('POST', '/addresses/find', reading.answers)
    const body = reply.outcome === 'ok' ? FoundAddresses.safeParse(reply.body).data : undefined
    if (body) this.#offer(body.addresses, String(reading.answers.postcode))
    else this.#say('Finding an address needs a connection. You can enter it below.')
  }

  #offer(found: readonly FoundAddress[], postcode: string) {
    if (found.length === 0) this.#say(`No work address at ${postcode} is used in this portal yet. Enter it below.`)
    else this.#say(`${found.length} ${found.length === 1 ? 'address' : 'addresses'} found at ${postcode}`, found)
  }

  /** The button that was pressed goes away with the list, so the focus goes to what came of it. */
  #onChoose(address: FoundAddress) {
    this.dispatchEvent(new CustomEvent('address-chosen', { detail: { address } }))
    this.#say('The address is filled in below. Check it.')
    this.renderRoot.querySelector('p')?.focus()
  }

  #onAskOther(event: 'manual-asked' | 'other-asked') {
    this.#say('')
    this.dispatchEvent(new CustomEvent(event))
  }

  #say(words: string, found: readonly FoundAddress[] = []) {
    this.words = words
    this.found = found
  }
}

customElements.get('address-finder') ?? customElements.define('address-finder', AddressFinder)

declare global {
  interface HTMLElementEventMap {
    'postcode-faulty': CustomEvent<{ faults: Faults }>
    'address-chosen': CustomEvent<{ address: FoundAddress }>
    'manual-asked': CustomEvent
    'other-asked': CustomEvent
  }
}
