import { css, html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { listWaiting } from '#device/outbox.ts'
import { listPeople } from '#device/people.ts'
import { loadSession } from '#device/practitioner.ts'
import type { KeptPerson, OutboxItem } from '#device/records.ts'
import '#page/action-bar.ts'
import { icon } from '#page/icons.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import type { Status } from '#page/status-line.ts'
import { showMoment } from '#steps/word-draft.ts'
import { aboutItem } from './about-item.ts'
import { Conditions } from './conditions.ts'
import './refused-item.ts'
import { wordWaiting, type Session } from './word-waiting.ts'

const done = { submission: 'Completed', consent: 'Recorded', person: 'Added', 'person-change': 'Changed' } as const

/**
 * Everything that is on this phone and not yet with the council, oldest first.
 *
 * @fires posted - To be sent now.
 */
export class OutboxPage extends PortalPage {
  static override styles = [
    PortalPage.styles,
    css`
      .card .pill {
        margin-top: var(--s-3);
      }
      refused-item {
        margin-top: var(--s-3);
      }
    `,
  ]
  static override properties = { items: { state: true }, people: { state: true }, session: { state: true } }
  static override live = true
  static override ownBar = true

  override readonly heading = 'Waiting on this phone'
  declare private items: readonly OutboxItem[]
  declare private people: readonly KeptPerson[]
  declare private session: Session
  readonly #conditions = new Conditions(this)

  constructor() {
    super()
    this.items = []
    this.people = []
  }

  override async load(place: Place) {
    await super.load(place)
    if (!place.device) return
    await this.#conditions.watch(place.device)
    const [items, people, session] = await Promise.all([
      listWaiting(place.device),
      listPeople(place.device),
      loadSession(),
    ])
    this.items = items
    this.people = people
    this.session = session
  }

  override render() {
    return html`
      <div class="content">
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.items.length === 0 ? html`<p>Everything is sent.</p>` : this.#renderItems()}
      </div>
      <action-bar
        main=${this.#canSend ? 'Send now' : ''}
        .status=${this.#status}
        @submit-asked=${this.#onSend}
      ></action-bar>
    `
  }

  #renderItems() {
    return html`<ul class="list" @discarded=${this.#onDiscarded}>
      ${repeat(
        this.items,
        ({ seq }) => seq,
        (item) => html`<li class="card">${this.#renderItem(item)}</li>`,
      )}
    </ul>`
  }

  #renderItem(item: OutboxItem) {
    const about = aboutItem(
      item,
      this.people.find(({ id }) => id === item.personId),
    )
    const { look, icon: name, words } = this.#word(item)
    const refused = html`<refused-item .device=${this.place.device} .item=${item} about=${about}></refused-item>`
    return html`<h2 class="item">${about.charAt(0).toUpperCase()}${about.slice(1)}</h2>
      <p class="second nums">${done[item.kind]} ${showMoment(item.postedAt, new Date())}</p>
      <p class="state pill ${look} nums">${icon(name)} <span>${words}</span></p>
      ${item.refusal ? refused : nothing}`
  }

  #word(item: OutboxItem) {
    const { isOnline, isSending } = this.#conditions
    return wordWaiting(item, { isOnline, isSending, session: this.session, items: this.items })
  }

  get #canSend(): boolean {
    return this.session !== 'ended' && this.items.some(({ refusal }) => !refusal)
  }

  get #status(): Status {
    if (this.items.length === 0) return { state: 'safe', words: 'Everything is sent' }
    if (!this.#conditions.isOnline) return { state: 'offline', words: `No signal. ${this.#count}` }
    if (this.session === 'ended') return { state: 'wait', words: 'Sign in to send', href: '/' }
    return { state: 'wait', words: this.#conditions.isSending ? 'Sending now' : this.#count }
  }

  get #count(): string {
    return `${String(this.items.length)} waiting on this phone`
  }

  #onSend() {
    this.dispatchEvent(new CustomEvent('posted', { detail: { now: true }, bubbles: true, composed: true }))
  }

  /** The button that had the focus went with it. */
  async #onDiscarded() {
    await this.load(this.place)
    this.focusHeading()
  }
}

if (!customElements.get('outbox-page')) customElements.define('outbox-page', OutboxPage)
