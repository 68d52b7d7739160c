import type { TextQuestion } from '#contract/form.ts'
import { passwordQuestions } from '#contract/registration.ts'
import type { Problem } from '#contract/wire.ts'
import { request } from '#device/request.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { html } from 'lit'
import { between } from './between.ts'
import { tokenIn } from './mail-token.ts'
import { ownEmail } from './own-email.ts'
import { faultsIn, wordFaults, wordReply, type Refusal } from './refusal.ts'
import type { ShortQuestions, Texts } from './short-form.ts'
import './short-form.ts'

const code = {
  kind: 'text',
  label: 'Code from the email',
  noun: 'the code from the email',
  most: 20,
  format: 'six-digits',
  autocomplete: 'one-time-code',
} as const satisfies TextQuestion

/** Sets a new password with the mail's link or with the code in it. */
export class ResetPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]
  static override properties = { token: { state: true } }

  /** From the mail's link, until it turns out not to work. */
  declare private token: string | undefined

  override readonly heading = 'Forgotten your password'

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
          .send=${(answers: Texts) => this.#change(answers)}
          label="Change password"
          waiting="Changing your password"
        >
          <div slot="top">
            <h1 tabindex="-1">${this.heading}</h1>
            ${this.token === undefined ? this.#renderAdvice() : html`<p>Choose a new password.</p>`}
          </div>
          <a class="btn quiet" href="/password/forgotten">Get a new email</a>
        </short-form>
      </div>
    </div>`
  }

  get #questions(): ShortQuestions {
    if (this.token !== undefined) return passwordQuestions
    return between.email === undefined
      ? { email: ownEmail, code, ...passwordQuestions }
      : { code, ...passwordQuestions }
  }

  #renderAdvice() {
    if (between.email === undefined) return html`<p>Enter the code from the email and choose a new password.</p>`
    return html`<p>
        If there is an account for <b>${between.email}</b>, an email is on its way to it. Open the link in it, or enter
        the code from it here.
      </p>
      <p class="second">If it has not come, look in your junk mail.</p>`
  }

  async #change({ code, email = between.email, password }: Texts): Promise<Refusal | undefined> {
    const proof = this.token === undefined ? { email, code } : { token: this.token }
    const reply = await request('POST', '/password/reset', { ...proof, password })
    if (reply.outcome === 'ok') {
      between.news = 'password-changed'
      go('/')
      return undefined
    }
    return reply.outcome === 'refused' ? this.#word(reply.problem) : wordReply(reply, 'Changing your password')
  }

  #word(problem: Problem): Refusal {
    const { type } = problem
    if (type === 'faulty-answers') return wordFaults(this.#questions, faultsIn(problem))
    if (type !== 'proof-wrong' && type !== 'proof-expired')
      return { notice: 'The portal did not take this. Check what you entered and try again.' }
    const hadLink = this.token !== undefined
    this.token = undefined
    if (hadLink)
      return { notice: 'This link does not work any more. Get a new email, or enter the code from the newest one.' }
    if (type === 'proof-expired') return { faults: { code: 'This code does not work any more. Get a new email' } }
    return { faults: { code: 'This is not the code in the newest email. Check it and enter it again' } }
  }
}

customElements.get('reset-page') ?? customElements.define('reset-page', ResetPage)
