import { changeEmailQuestions } from '#contract/account.ts'
import { request, type Reply } from '#device/request.ts'
import { paper, type Place } from '#page/portal-page.ts'
import { html } from 'lit'
import { GatedPage } from './gated-page.ts'
import { mailCode, wordWrongCode } from './mail-code.ts'
import { askAccount, asKnown, wordAccountReply } from './own-account.ts'
import { faultsIn, isRefusedAs, wordFaults, type Refusal } from './refusal.ts'
import { renderRestricted, restrictedUntil } from './restricted.ts'
import './send-again.ts'
import type { Texts } from './short-form.ts'
import './short-form.ts'

type Stage = 'ask' | 'mailed' | 'changed' | 'restricted'

/** Another address to log in with. It takes the place of the old one once a mail to it was answered, not before. */
export class EmailPage extends GatedPage {
  static override styles = [...GatedPage.styles, paper]
  static override properties = { stage: { state: true } }

  declare private stage: Stage

  /** Where the mail went. In memory only. */
  #newEmail = ''

  override readonly heading = 'Change Email Address'

  constructor() {
    super()
    this.stage = 'ask'
  }

  override async load(place: Place) {
    await super.load(await asKnown(place))
  }

  protected override renderContent() {
    return html`<div class="content"><div class="measure">${this.#renderStage()}</div></div>`
  }

  #renderStage() {
    const until = restrictedUntil(this.place.practitioner)
    if (this.stage === 'changed') return this.#renderChanged()
    if (this.stage === 'restricted' || until !== undefined) return this.#renderRestricted(until)
    return this.stage === 'ask' ? this.#renderForm() : this.#renderMailed()
  }

  #renderRestricted(until: string | undefined) {
    return html`<h1 tabindex="-1">${this.heading}</h1>
      ${renderRestricted(until)}
      <p><a href="/account">My Account</a></p>`
  }

  #renderForm() {
    return html`<short-form
      .questions=${changeEmailQuestions}
      .send=${({ email = '' }: Texts) => this.#ask(email)}
      label="Continue"
      waiting="Sending an email"
    >
      <div slot="top">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>
          Your email address is <b>${this.place.practitioner?.email}</b>. You log in with it, and emails from the portal
          go to it.
        </p>
      </div>
      <a class="btn quiet" href="/email/confirm">Enter a code that you already have</a>
    </short-form>`
  }

  #renderMailed() {
    return html`<short-form
      .questions=${{ code: mailCode('Confirmation code') }}
      .send=${({ code = '' }: Texts) => this.#confirm(code)}
      label="Confirm my new email address"
      waiting="Confirming your new email address"
    >
      <div slot="top">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>
          We sent an email with a link and a code to <b>${this.#newEmail}</b>. Open the link, or enter the code here.
        </p>
        <p>Until then your email address stays <b>${this.place.practitioner?.email}</b>.</p>
        <p class="second">If it has not come, look in your junk mail.</p>
      </div>
      <send-again
        label="Send it again"
        sent="A new email is on its way. Only the newest one works."
        .ask=${() => this.#askAgain()}
      ></send-again>
      <button type="button" class="btn quiet" @click=${() => void this.#show('ask')}>Use another email address</button>
    </short-form>`
  }

  #renderChanged() {
    return html`<h1 tabindex="-1">${this.heading}</h1>
      <p class="panel ok">
        Your email address is now <b>${this.#newEmail}</b>. Log in with it from now on. You were signed out everywhere
        else.
      </p>
      <p><a href="/account">My Account</a></p>`
  }

  async #ask(email: string): Promise<Refusal | undefined> {
    this.#newEmail = email
    const reply = await this.#mail()
    if (reply.outcome === 'ok') await this.#show('mailed')
    else if (isRefusedAs(reply, 'restricted')) await this.#show('restricted')
    else return wordRefusal(reply)
    return undefined
  }

  async #askAgain(): Promise<Reply | undefined> {
    const reply = await this.#mail()
    if (reply.outcome === 'ok' || reply.outcome === 'later') return reply
    if (isRefusedAs(reply, 'restricted')) await this.#show('restricted')
    else await this.renderRoot.querySelector('short-form')?.show(wordRefusal(reply))
    return undefined
  }

  #mail(): Promise<Reply> {
    return this.through(() => askAccount(this.place.practitioner, 'PUT', '/email', { email: this.#newEmail }))
  }

  /** Changed is changed, also where this phone does not hear at once how the account stands now. */
  async #confirm(code: string): Promise<Refusal | undefined> {
    const reply = await request('POST', '/email/confirm', { email: this.#newEmail, code })
    if (reply.outcome !== 'ok') return wordWrongCode(reply, 'Confirming your new email address')
    await askAccount(this.place.practitioner, 'GET', '')
    await this.#show('changed')
    return undefined
  }

  async #show(stage: Stage): Promise<void> {
    this.stage = stage
    await this.updateComplete
    this.focusHeading()
  }
}

function wordRefusal(reply: Reply): Refusal {
  if (reply.outcome === 'refused' && reply.problem.type === 'faulty-answers')
    return wordFaults(changeEmailQuestions, faultsIn(reply.problem))
  return wordAccountReply(reply, 'Changing your email address')
}

customElements.get('email-page') ?? customElements.define('email-page', EmailPage)
