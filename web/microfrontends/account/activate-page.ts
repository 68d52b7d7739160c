import type { TextQuestion } from '#contract/form.ts'
import { request, type Reply } from '#device/request.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { html, nothing } from 'lit'
import { between } from './between.ts'
import { tokenIn } from './mail-token.ts'
import { ownEmail, readEmail } from './own-email.ts'
import { wordReply, type Refusal } from './refusal.ts'
import './send-again.ts'
import type { ShortForm, ShortQuestions, Texts } from './short-form.ts'
import './short-form.ts'

const code = {
  kind: 'text',
  label: 'Activation code',
  noun: 'the activation code',
  most: 20,
  format: 'six-digits',
  autocomplete: 'one-time-code',
} as const satisfies TextQuestion

/** Proves that the address is theirs: by the mail's link, or by the code in it, because a link does not open the app. */
export class ActivatePage extends PortalPage {
  static override styles = [PortalPage.styles, paper]
  static override properties = { token: { state: true } }

  /** From the mail's link, until it turns out not to work. */
  declare private token: string | undefined

  override readonly heading = 'Confirm your email address'

  override async load(place: Place) {
    this.token = tokenIn(place.hash)
    await super.load(place)
    if (!this.hasUpdated) return
    // the mail's link was opened where the form stood: what was wrong there is not wrong here
    await this.renderRoot.querySelector('short-form')?.show(undefined)
    this.focusHeading()
  }

  override render() {
    return html`<div class="content">
      <div class="measure">
        <short-form
          .questions=${this.#questions}
          .send=${(answers: Texts) => this.#activate(answers)}
          label="Activate my account"
          waiting="Activating your account"
        >
          <div slot="top">
            <h1 tabindex="-1">${this.heading}</h1>
            ${this.token === undefined ? this.#renderAdvice() : html`<p>One more step, and you can log in.</p>`}
          </div>
          ${this.token === undefined ? this.#renderSendAgain() : nothing}
        </short-form>
      </div>
    </div>`
  }

  get #questions(): ShortQuestions {
    if (this.token !== undefined) return {}
    return between.email === undefined ? { email: ownEmail, code } : { code }
  }

  #renderAdvice() {
    const to = between.email === undefined ? 'you' : html`<b>${between.email}</b>`
    return html`<p>We sent an email to ${to}. Open the link in it, or enter the code from it here.</p>
      <p class="second">If it has not come, look in your junk mail.</p>`
  }

  #renderSendAgain() {
    return html`<send-again
      label="Send the email again"
      sent="If there is an account to activate, a new email is on its way. Only the newest one works."
      .ask=${() => this.#sendAgain()}
    ></send-again>`
  }

  async #activate(answers: Texts): Promise<Refusal | undefined> {
    const proof = this.token === undefined ? { email: between.email, ...answers } : { token: this.token }
    const reply = await request('POST', '/activation', proof)
    if (reply.outcome === 'ok') {
      between.news = 'activated'
      go('/')
      return undefined
    }
    if (reply.outcome !== 'refused') return wordReply(reply, 'Activating your account')
    return this.#wordWrong(reply.problem.type === 'proof-expired')
  }

  #wordWrong(isOver: boolean): Refusal {
    const hadLink = this.token !== undefined
    this.token = undefined
    if (hadLink)
      return {
        notice: html`This link does not work any more. If you have activated your account already,
          <a href="/">log in</a>. If not, enter the code from the newest email or get a new one below.`,
      }
    if (isOver) return { faults: { code: 'This code does not work any more. Get a new one below' } }
    return { faults: { code: 'This is not the code in the newest email. Check it and enter it again' } }
  }

  async #sendAgain(): Promise<Reply | undefined> {
    const form = this.renderRoot.querySelector<ShortForm>('short-form')
    const reading = readEmail(between.email ?? form?.typed.email)
    if (!reading.ok) {
      await form?.show(reading.refusal)
      return undefined
    }
    return await request('POST', '/registration/mail', { email: reading.email })
  }
}

customElements.get('activate-page') ?? customElements.define('activate-page', ActivatePage)
