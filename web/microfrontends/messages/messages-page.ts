import { html, nothing } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { isRead, listMessages, markRead } from '#device/messages.ts'
import type { KeptMessage } from '#device/records.ts'
import { icon } from '#page/icons.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { showMoment } from '#steps/word-draft.ts'
import { messagesSheet } from './messages-sheet.ts'

/** What the council has to say, newest first. Opening a message marks it read, without a signal too. */
export class MessagesPage extends PortalPage {
  static override styles = [...PortalPage.styles, messagesSheet]
  static override properties = { messages: { state: true } }
  static override live = true

  override readonly heading = 'Messages'

  declare private messages: readonly KeptMessage[]

  constructor() {
    super()
    this.messages = []
  }

  override async load(place: Place) {
    await super.load(place)
    if (place.device) this.messages = await listMessages(place.device)
  }

  override render() {
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.messages.length === 0 ? this.#renderNone() : this.#renderMessages()}
      </div>
    </div>`
  }

  #renderNone() {
    return html`<p>You have no messages. What the council tells you about your advice will stand here.</p>`
  }

  #renderMessages() {
    const now = new Date()
    return html`<ul class="list">
      ${repeat(
        this.messages,
        ({ id }) => id,
        (message) => html`<li>${this.#renderMessage(message, now)}</li>`,
      )}
    </ul>`
  }

  #renderMessage(message: KeptMessage, now: Date) {
    const { subject, text, sentAt, submissionId } = message
    const isNew = !isRead(message)
    return html`<details
      class="card ${isNew ? 'unread' : ''}"
      @toggle=${(event: Event) => this.#onToggle(event, message)}
    >
      <summary>
        <span>
          ${isNew ? html`<span class="state pill">${icon('mail')}Not read yet</span>` : nothing}
          <h2 class="item">${subject}</h2>
          <span class="second nums">${showMoment(sentAt, now)}</span>
        </span>
        ${icon('next')}
      </summary>
      <div class="text">
        <p>${text}</p>
        ${submissionId === null ? nothing : html`<p><a href="/sent/${submissionId}">Open the advice it is about</a></p>`}
      </div>
    </details>`
  }

  async #onToggle({ currentTarget }: Event, message: KeptMessage) {
    const { device } = this.place
    if (!device || isRead(message) || !(currentTarget instanceof HTMLDetailsElement) || !currentTarget.open) return
    await markRead(device, message.id)
    await this.load(this.place)
  }
}

if (!customElements.get('messages-page')) customElements.define('messages-page', MessagesPage)
