import type { TextQuestion } from '#contract/form.ts'
import { passwordQuestions } from '#contract/registration.ts'
import type { Problem } from '#contract/problem.ts'
import { request } from '#device/request.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage, type Place } from '#page/portal-page.ts'
import { html } from 'lit'
import { between } from './between.ts'
import { leave } from './leave.ts'
import { tokenIn } from './mail-token.ts'
import './other-ways.ts'
import { askAccount } from './own-account.ts'
import { ownEmail } from './own-email.ts'
import { faultsIn, wordFaults, wordReply, type Refusal } from './refusal.ts'
import { proofAdvice, proofQuestions, proofWays, secondProof, wordProofWrong, type ProofWay } from './second-proof.ts'
import { noWay } from './second-step.ts'
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

/** Sets a new password with the mail's link or with the code in it, and with a second proof where the account has one. */
export class ResetPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]
  static override properties = { token: { state: true }, ways: { state: true }, way: { state: true } }

  /** From the mail's link, until it turns out not to work. */
  declare private token: string | undefined
  /** What the account has beside its mail, once the server has asked for it. */
  declare private ways: readonly ProofWay[]
  declare private way: ProofWay | undefined

  override readonly heading = 'Forgotten your password'

  override async load(place: Place) {
    this.token = tokenIn(place.hash)
    this.ways = []
    this.way = undefined
    await super.load(place)
    if (!this.hasUpdated) return
    // the mail's link was opened where the form stood: what was wrong there is not wrong here
    await this.renderRoot.querySelector('short-form')?.show(undefined)
    this.focusHeading()
  }

  override render() {
    const others = this.ways.filter((other) => other !== this.way)
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
            ${this.way === undefined ? this.#renderAdvice() : this.#renderWhy(this.way)}
          </div>
          <other-ways .ways=${others} @way-chosen=${this.#onWayChosen}></other-ways>
          <a class="btn quiet" href="/password/forgotten">Get a new email</a>
        </short-form>
      </div>
    </div>`
  }

  get #questions(): ShortQuestions {
    const own = { ...proofQuestions(this.way), ...passwordQuestions }
    if (this.token !== undefined) return own
    return between.email === undefined ? { email: ownEmail, code, ...own } : { code, ...own }
  }

  #renderAdvice() {
    if (this.token !== undefined) return html`<p>Choose a new password.</p>`
    if (between.email === undefined) return html`<p>Enter the code from the email and choose a new password.</p>`
    return html`<p>
        If there is an account for <b>${between.email}</b>, an email is on its way to it. Open the link in it, or enter
        the code from it here.
      </p>
      <p class="second">If it has not come, look in your junk mail.</p>`
  }

  #renderWhy(way: ProofWay) {
    return html`<p class="panel" id="why" tabindex="-1">
      This account has more than email to protect it, so the email alone is not enough. ${proofAdvice[way]}
    </p>`
  }

  async #onWayChosen({ detail }: HTMLElementEventMap['way-chosen']) {
    await this.renderRoot.querySelector('short-form')?.show(undefined)
    await this.#ask(this.ways.find((way) => way === detail.way))
  }

  /** What was typed stays in its boxes. */
  async #ask(way: ProofWay | undefined): Promise<Refusal | undefined> {
    this.way = way
    if (way === undefined) return { notice: noWay }
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('#why')?.focus()
    return undefined
  }

  async #change(answers: Texts): Promise<Refusal | undefined> {
    const { code, email = between.email, password } = answers
    const proof = this.token === undefined ? { email, code } : { token: this.token }
    const second = await secondProof(this.way, answers, this.place.portal)
    if (!second.ok) return second.refusal
    const reply = await request('POST', '/password/reset', { ...proof, password, ...second.proof })
    if (reply.outcome === 'ok') {
      await this.#finish()
      return undefined
    }
    return reply.outcome === 'refused' ? this.#word(reply.problem) : wordReply(reply, 'Changing your password')
  }

  /** That account is signed out everywhere. Whether it is the one that holds this phone, the council says. */
  async #finish() {
    const { practitioner } = this.place
    const { outcome } = await askAccount(practitioner, 'GET', '')
    if (practitioner && outcome === 'sign-in') return leave(this, 'password-changed')
    between.news = 'password-changed'
    go('/')
  }

  async #word(problem: Problem): Promise<Refusal | undefined> {
    const { type, faults, methods = [] } = problem
    if (type === 'factor-needed') {
      this.ways = proofWays(methods)
      return this.#ask(this.ways[0])
    }
    if (type === 'faulty-answers') return wordFaults(this.#questions, faultsIn(problem))
    if (this.way && faults?.second !== undefined) return wordProofWrong(this.way)
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
