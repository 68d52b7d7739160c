import { CodeSent, type SecondStep } from '#contract/identity.ts'
import type { Challenge } from '#device/holder.ts'
import { forgetChallenge, loadChallenge, saveChallenge } from '#device/practitioner.ts'
import { request, type Reply } from '#device/request.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { css, html, type TemplateResult } from 'lit'
import { keyed } from 'lit/directives/keyed.js'
import { enterWith } from './enter.ts'
import './other-ways.ts'
import './passkey-button.ts'
import { wordReply, type Notice, type Refusal } from './refusal.ts'
import { noWay, recoveryCode, sixDigits, waysHere, wrongCode, type CodeWay } from './second-step.ts'
import './send-again.ts'
import type { ShortForm, Texts } from './short-form.ts'
import './short-form.ts'
import { signInWithPasskey, wordPasskey, type PasskeyReply } from './use-passkey.ts'
import { wordSuspended } from './word-suspended.ts'

/**
 * The second step. It is still there when the person comes back from their mail, even if the app was closed. That the
 * code has run out is for the server to say: this phone's clock may be wrong.
 */
export class CodePage extends PortalPage {
  static override styles = [
    PortalPage.styles,
    paper,
    css`
      .measure > .btn.quiet {
        margin-left: -8px;
      }
    `,
  ]
  static override properties = { challenge: { state: true }, chosen: { state: true } }

  declare private challenge: Challenge | undefined
  /** Instead of the preferred way. */
  declare private chosen: SecondStep | undefined

  override readonly heading = 'Enter your verification code'

  override async load(place: Place) {
    this.challenge = await loadChallenge()
    this.chosen = undefined
    await super.load(place)
  }

  override render() {
    return html`<div class="content">
      <div class="measure">${this.challenge ? this.#renderStep(this.challenge) : this.#renderOver()}</div>
    </div>`
  }

  #renderStep(challenge: Challenge) {
    const ways = waysOf(challenge)
    const way = this.chosen ?? ways[0]
    const below = html`<other-ways .ways=${ways.filter((other) => other !== way)} @way-chosen=${this.#onWayChosen}>
      </other-ways>
      <a class="btn quiet" href="/">Log in with another email address</a>`
    if (way === undefined) return html`${this.#renderTop(html`<p>${noWay}</p>`)} ${below}`
    return way === 'passkey' ? this.#renderPasskey(below) : keyed(way, this.#renderForm(way, challenge.email, below))
  }

  #renderPasskey(below: TemplateResult) {
    const advice = html`<p>Your phone or computer asks for your face, your fingerprint or its PIN.</p>`
    return html`${this.#renderTop(advice, 'Log in with your passkey')}
      <passkey-button main label="Use your passkey" .use=${() => this.#usePasskey()}></passkey-button>
      ${below}`
  }

  #renderForm(way: CodeWay, email: string, below: TemplateResult) {
    return html`<short-form
      .questions=${{ code: way === 'recovery' ? recoveryCode : sixDigits }}
      .send=${(answers: Texts) => this.#check(way, answers)}
      label="Continue"
      waiting="Checking the code"
    >
      <div slot="top">${this.#renderTop(renderAdvice(way, email))}</div>
      ${way === 'email' ? this.#renderSendAgain() : ''} ${below}
    </short-form>`
  }

  #renderTop(advice: TemplateResult, heading = this.heading) {
    return html`<h1 tabindex="-1">${heading}</h1>
      ${advice}`
  }

  #renderSendAgain() {
    return html`<send-again
      label="Send a new code"
      sent="A new code is on its way. Only the newest one works."
      .ask=${() => this.#sendAgain()}
    ></send-again>`
  }

  #renderOver() {
    return html`<h1 tabindex="-1" aria-describedby="over">${this.heading}</h1>
      <p id="over">The time for this step has run out. Log in again to go on. Nothing on this phone is lost.</p>
      <a class="btn" href="/">Log in again</a>`
  }

  async #onWayChosen({ detail: { way } }: HTMLElementEventMap['way-chosen']) {
    this.chosen = way
    await this.updateComplete
    this.focusHeading()
  }

  async #check(way: CodeWay, { code = '' }: Texts): Promise<Refusal | undefined> {
    const reply = await request('POST', '/sign-in/code', { code, method: way })
    if (reply.outcome === 'ok') return enterWith(this, reply.body)
    if (isOver(reply)) return this.#end()
    const type = reply.outcome === 'refused' ? reply.problem.type : undefined
    if (type === 'proof-wrong') return { faults: { code: wrongCode[way] } }
    return type === 'account-suspended' ? wordSuspended(this.place.portal) : wordReply(reply, 'Signing in')
  }

  async #usePasskey(): Promise<Notice | undefined> {
    const reply = await signInWithPasskey()
    if (reply.outcome === 'ok') return enterWith(this, reply.body)
    return isOver(reply) ? this.#end() : wordPasskey(reply, 'Signing in', this.place.portal)
  }

  async #sendAgain(): Promise<Reply | undefined> {
    const reply = await request('POST', '/sign-in/code/mail', {})
    if (isOver(reply)) return this.#end()
    const sent = reply.outcome === 'ok' ? CodeSent.safeParse(reply.body).data : undefined
    if (sent && this.challenge) {
      await saveChallenge({ ...this.challenge, expiresAt: sent.expiresAt })
      this.renderRoot.querySelector<ShortForm>('short-form')?.focusBox('code')
    }
    return reply
  }

  async #end(): Promise<undefined> {
    await forgetChallenge()
    this.challenge = undefined
    await this.updateComplete
    this.focusHeading()
  }
}

/** The preferred one first. */
function waysOf({ method = 'email', methods = [] }: Challenge): SecondStep[] {
  return waysHere([method, ...methods.filter((other) => other !== method)])
}

function renderAdvice(way: CodeWay, email: string) {
  switch (way) {
    case 'email':
      return html`<p>We sent an email with a code of 6 numbers to <b>${email}</b>. The code is valid for 5 minutes.</p>
        <p class="second">If it has not come, look in your junk mail. This page waits for you.</p>`
    case 'app':
      return html`<p>Open your authenticator app and enter the 6 numbers it shows for this portal.</p>`
    case 'recovery':
      return html`<p>Enter one of your recovery codes. Spaces, hyphens and capitals do not matter.</p>`
  }
}

function isOver(reply: PasskeyReply): boolean {
  return reply.outcome === 'sign-in' || (reply.outcome === 'refused' && reply.problem.type === 'proof-expired')
}

customElements.get('code-page') ?? customElements.define('code-page', CodePage)
