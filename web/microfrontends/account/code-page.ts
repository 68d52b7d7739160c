import type { TextQuestion } from '#contract/form.ts'
import { CodeSent, SignedIn } from '#contract/wire.ts'
import type { Challenge } from '#device/holder.ts'
import { forgetChallenge, loadChallenge, saveChallenge } from '#device/practitioner.ts'
import { request, type Reply } from '#device/request.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { html } from 'lit'
import { enter } from './enter.ts'
import { wordReply, type Refusal } from './refusal.ts'
import './send-again.ts'
import type { ShortForm, Texts } from './short-form.ts'
import './short-form.ts'

const questions = {
  code: {
    kind: 'text',
    label: 'Verification code',
    noun: 'the verification code',
    most: 20,
    format: 'six-digits',
    autocomplete: 'one-time-code',
  },
} as const satisfies Record<string, TextQuestion>

/**
 * The second step. It is still there when the person comes back from their mail, even if the app was closed. That the
 * code has run out is for the server to say: this phone's clock may be wrong.
 */
export class CodePage extends PortalPage {
  static override styles = [PortalPage.styles, paper]
  static override properties = { challenge: { state: true } }

  declare private challenge: Challenge | undefined

  override readonly heading = 'Enter your verification code'

  override async load(place: Place) {
    this.challenge = await loadChallenge()
    await super.load(place)
  }

  override render() {
    return html`<div class="content">
      <div class="measure">${this.challenge ? this.#renderForm(this.challenge) : this.#renderOver()}</div>
    </div>`
  }

  #renderForm({ email }: Challenge) {
    return html`<short-form
      .questions=${questions}
      .send=${(answers: Texts) => this.#check(answers)}
      label="Continue"
      waiting="Checking the code"
    >
      <div slot="top">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>We sent an email with a code of 6 numbers to <b>${email}</b>. The code is valid for 5 minutes.</p>
        <p class="second">If it has not come, look in your junk mail. This page waits for you.</p>
      </div>
      <send-again
        label="Send a new code"
        sent="A new code is on its way. Only the newest one works."
        .ask=${() => this.#sendAgain()}
      ></send-again>
      <a class="btn quiet" href="/">Log in with another email address</a>
    </short-form>`
  }

  #renderOver() {
    return html`<h1 tabindex="-1" aria-describedby="over">${this.heading}</h1>
      <p id="over">Your code has run out. Log in again to get a new one. Nothing on this phone is lost.</p>
      <a class="btn" href="/">Log in again</a>`
  }

  async #check({ code = '' }: Texts): Promise<Refusal | undefined> {
    const reply = await request('POST', '/sign-in/code', { code })
    if (reply.outcome === 'ok') {
      const signedIn = SignedIn.safeParse(reply.body)
      if (!signedIn.success) return wordReply({ outcome: 'later' }, 'Signing in')
      await enter(this, signedIn.data.practitioner)
      return undefined
    }
    if (isOver(reply)) {
      await this.#end()
      return undefined
    }
    if (reply.outcome === 'refused' && reply.problem.type === 'proof-wrong')
      return { faults: { code: 'This is not the code in the newest email. Check it and enter it again' } }
    return wordReply(reply, 'Signing in')
  }

  async #sendAgain(): Promise<Reply | undefined> {
    const reply = await request('POST', '/sign-in/code/mail', {})
    if (isOver(reply)) {
      await this.#end()
      return undefined
    }
    const sent = reply.outcome === 'ok' ? CodeSent.safeParse(reply.body).data : undefined
    if (sent && this.challenge) {
      await saveChallenge({ ...this.challenge, expiresAt: sent.expiresAt })
      this.renderRoot.querySelector<ShortForm>('short-form')?.focusBox('code')
    }
    return reply
  }

  async #end(): Promise<void> {
    await forgetChallenge()
    this.challenge = undefined
    await this.updateComplete
    this.focusHeading()
  }
}

function isOver(reply: Reply): boolean {
  return reply.outcome === 'sign-in' || (reply.outcome === 'refused' && reply.problem.type === 'proof-expired')
}

customElements.get('code-page') ?? customElements.define('code-page', CodePage)
