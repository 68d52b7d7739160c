import { showMoment } from '#contract/london.ts'
import { Sessions, type SessionInfo } from '#contract/identity.ts'
import type { Reply } from '#device/request.ts'
import '#page/action-bar.ts'
import { go } from '#page/go.ts'
import type { Place } from '#page/portal-page.ts'
import { html, nothing } from 'lit'
import { GatedPage } from './gated-page.ts'
import { askAccount, asKnown, wordAccountReply } from './own-account.ts'
import { isRefusedAs, type Notice } from './refusal.ts'
import { renderAwaited } from './render-awaited.ts'
import { renderRestricted, restrictedUntil } from './restricted.ts'

/** Where somebody is signed in, as the council knows it now; all but this phone can be signed out from here. */
export class DevicesPage extends GatedPage {
  static override ownBar = true
  static override properties = {
    sessions: { state: true },
    trouble: { state: true },
    ended: { state: true },
    isRestricted: { state: true },
    isBusy: { state: true },
  }

  /** Newest use first, once they are known. */
  declare private sessions: readonly SessionInfo[] | undefined
  declare private trouble: Notice | undefined
  /** What was signed out just now. */
  declare private ended: SessionInfo | undefined
  declare private isRestricted: boolean
  declare private isBusy: boolean

  override readonly heading = 'Signed-in devices'

  constructor() {
    super()
    this.isRestricted = false
    this.isBusy = false
  }

  override async load(place: Place) {
    await super.load(await asKnown(place))
    void this.#fetch()
  }

  protected override renderContent() {
    const { sessions, trouble, heading } = this
    const back = '/account'
    if (!sessions) return renderAwaited({ heading, trouble, back, again: () => this.#fetchAgain() })
    return html`<div class="content">
        <div class="measure">
          ${trouble && html`<div class="panel wait" role="alert" tabindex="-1"><p>${trouble.notice}</p></div>`}
          <h1 tabindex="-1" aria-describedby="news">${heading}</h1>
          <div id="news">${this.ended && html`<p class="panel ok">${this.ended.device} is signed out.</p>`}</div>
          ${this.#isRestricted ? renderRestricted(restrictedUntil(this.place.practitioner)) : nothing}
          <ul class="list">
            ${sessions.map((session) => html`<li class="card">${this.#renderSession(session)}</li>`)}
          </ul>
          ${sessions.some(({ isThis }) => !isThis) ? nothing : html`<p>You are signed in on no other device.</p>`}
          <p class="second" role="status">${this.isBusy ? 'Signing out that device' : nothing}</p>
        </div>
      </div>
      <action-bar ends back="Back" @back-asked=${() => go(back)}></action-bar>`
  }

  #renderSession(session: SessionInfo) {
    const { device, startedAt, usedAt, isThis } = session
    const since = showMoment(startedAt)
    return html`<h2 class="item">${device}</h2>
      ${isThis ? html`<p><b>This device</b></p>` : nothing}
      <p class="second nums">Signed in at ${since}<br />Last used at ${showMoment(usedAt)}</p>
      ${
        isThis || this.#isRestricted
          ? nothing
          : html`<div class="foot do">
              <button type="button" class="btn quiet" @click=${() => void this.#end(session)}>
                <span
                  >Sign out this device<span class="govuk-visually-hidden"
                    >: ${device}, signed in at ${since}</span
                  ></span
                >
              </button>
            </div>`
      }`
  }

  get #isRestricted(): boolean {
    return this.isRestricted || restrictedUntil(this.place.practitioner) !== undefined
  }

  /** The heading is drawn anew when they have come; the focus stays on it. */
  async #fetch(): Promise<void> {
    this.trouble = undefined
    const reply = await askAccount(this.place.practitioner, 'GET', '/sessions')
    const told = reply.outcome === 'ok' ? Sessions.safeParse(reply.body).data : undefined
    const hadFocus = this.shadowRoot?.activeElement instanceof HTMLElement
    if (told) this.sessions = told.sessions.sort((one, other) => other.usedAt.localeCompare(one.usedAt))
    else this.trouble = wordTrouble(reply.outcome === 'ok' ? { outcome: 'later' } : reply)
    await this.updateComplete
    if (hadFocus) this.focusHeading()
  }

  /** The button that was pressed goes away at once. */
  #fetchAgain() {
    this.focusHeading()
    void this.#fetch()
  }

  /** Two taps are one. The button goes away, so the focus goes to what came of it. */
  async #end(session: SessionInfo): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    this.trouble = undefined
    this.ended = undefined
    const path = `/sessions/${session.id}/ended`
    const send = () => askAccount(this.place.practitioner, 'PUT', path, {})
    const reply = await this.through(send).finally(() => (this.isBusy = false))
    // Already signed out is what was wanted.
    if (reply.outcome === 'ok' || isRefusedAs(reply, 'not-found')) this.#drop(session)
    else if (isRefusedAs(reply, 'restricted')) this.isRestricted = true
    else this.trouble = wordTrouble(reply)
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.panel[role=alert], h1')?.focus()
  }

  #drop(session: SessionInfo) {
    this.ended = session
    this.sessions = this.sessions?.filter(({ id }) => id !== session.id)
  }
}

function wordTrouble(reply: Reply): Notice {
  return wordAccountReply(reply, 'Seeing to your signed-in devices')
}

customElements.get('devices-page') ?? customElements.define('devices-page', DevicesPage)
