import { SignInStep, type SessionEnd } from '#contract/identity.ts'
import type { Portal } from '#contract/wire.ts'
import type { Challenge } from '#device/holder.ts'
import { countWaiting } from '#device/outbox.ts'
import { loadChallenge, loadSessionEnd, saveChallenge } from '#device/practitioner.ts'
import { request, type Reply } from '#device/request.ts'
import { go } from '#page/go.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { html, nothing, type TemplateResult } from 'lit'
import { between, type News } from './between.ts'
import { enter, enterWith } from './enter.ts'
import { ownEmail } from './own-email.ts'
import './passkey-button.ts'
import { isRefusedAs, wordReply, type Notice, type Refusal } from './refusal.ts'
import { canUsePasskeys } from './second-step.ts'
import type { ShortQuestions, Texts } from './short-form.ts'
import './short-form.ts'
import { signInWithPasskey, wordPasskey } from './use-passkey.ts'
import { wordSessionEnd } from './word-session-end.ts'
import { wordSuspended } from './word-suspended.ts'

const questions: ShortQuestions = {
  email: ownEmail,
  password: {
    kind: 'text',
    label: 'Password',
    noun: 'your password',
    most: 128,
    format: 'password',
    autocomplete: 'current-password',
  },
}

const news: Readonly<Record<News, string>> = {
  activated: 'Your account is active. Log in to go on.',
  'password-changed': 'Your password was changed. Log in with the new one.',
  'two-step-on': 'Two Step Verification is on. Log in again: from now on a code comes to your email each time.',
  suspended: 'Your account is suspended. Ask the council’s team to open it again.',
  'two-step-app':
    'Two Step Verification is on. Log in again: from now on you enter a code from your authenticator app each time.',
  'two-step-passkey': 'Two Step Verification is on. Log in again: from now on you use your passkey each time.',
}

/** The log-on screen, and what this portal is for. */
export class WelcomePage extends PortalPage {
  static override properties = { challenge: { state: true }, sessionEnd: { state: true }, hasWaiting: { state: true } }

  declare private challenge: Challenge | undefined
  declare private sessionEnd: SessionEnd | undefined
  declare private hasWaiting: boolean

  override readonly heading = 'Welcome to the Coventry SEND Portal'

  override async load(place: Place) {
    ;[this.challenge, this.sessionEnd] = await Promise.all([loadChallenge(), loadSessionEnd()])
    this.hasWaiting = place.device !== undefined && (await countWaiting(place.device)).waiting > 0
    await super.load(place)
  }

  override render() {
    return html`<div class="content">
      <short-form
        card
        .questions=${questions}
        .given=${{ email: this.place.practitioner?.email ?? between.email }}
        .send=${(answers: Texts) => this.#signIn(answers)}
        label="Login"
        waiting="Signing in"
      >
        <div slot="top">
          <h1 tabindex="-1" aria-describedby="news">${this.heading}</h1>
          <div id="news">${this.#renderNews()}</div>
          ${this.place.practitioner ? nothing : this.#renderPurpose()}
        </div>
        ${canUsePasskeys() ? this.#renderPasskey() : nothing}
        <a class="btn quiet" href="/password/forgotten">Forgotten your password?</a>
        <p slot="beside" class="second">
          All users can create their own account by clicking <a href="/register">Register</a>.
        </p>
      </short-form>
    </div>`
  }

  /** Whoever holds this phone already knows. */
  #renderPurpose() {
    return html`<p>
      This site is for schools and settings to request an Education, Health and Care (EHC) assessment and professionals
      to submit advice for an EHC assessment.
    </p>`
  }

  #renderPasskey() {
    return html`<passkey-button label="Log in with a passkey" .use=${() => this.#usePasskey()}></passkey-button>`
  }

  #renderNews() {
    if (between.news) return html`<p class="panel">${news[between.news]}</p>`
    const { portal } = this.place
    return html`${this.sessionEnd ? html`<p class="panel">${wordSessionEnd(this.sessionEnd, portal)}</p>` : nothing}
    ${this.#renderNext()}`
  }

  #renderNext(): TemplateResult | typeof nothing {
    const email = this.place.practitioner?.email
    if (this.challenge) return renderChallenge(this.challenge)
    if (email === undefined) return nothing
    return html`<p class="panel">
      Sign in as <b>${email}</b> to ${this.hasWaiting ? 'send what waits on this phone' : 'check with the council'}.
    </p>`
  }

  async #signIn({ email = '', password = '' }: Texts): Promise<Refusal | undefined> {
    const reply = await request('POST', '/sign-in', { email, password })
    if (isRefusedAs(reply, 'account-suspended')) this.#forgetSuspended()
    if (reply.outcome !== 'ok') return refusalOf(reply, email, this.place.portal)
    const step = SignInStep.safeParse(reply.body)
    if (!step.success) return wordReply({ outcome: 'later' }, 'Signing in')
    if (step.data.next === 'home') {
      await enter(this, step.data.practitioner)
      return undefined
    }
    const { method, methods, expiresAt } = step.data
    await saveChallenge({ email, expiresAt, method, methods })
    between.news = undefined
    go('/login/code')
    return undefined
  }

  /** The refusal says the same, with whom to ask. */
  #forgetSuspended() {
    if (between.news === 'suspended') between.news = undefined
    if (this.sessionEnd === 'suspended') this.sessionEnd = undefined
    this.requestUpdate()
  }

  async #usePasskey(): Promise<Notice | undefined> {
    const reply = await signInWithPasskey()
    return reply.outcome === 'ok' ? enterWith(this, reply.body) : wordPasskey(reply, 'Signing in', this.place.portal)
  }
}

function renderChallenge({ email, method = 'email' }: Challenge) {
  return method === 'email'
    ? html`<p class="panel">
        A code was sent to <b>${email}</b>. <a href="/login/code">Enter your verification code</a>
      </p>`
    : html`<p class="panel">You began to log in as <b>${email}</b>. <a href="/login/code">Finish logging in</a></p>`
}

function refusalOf(reply: Exclude<Reply, { outcome: 'ok' }>, email: string, portal: Portal): Refusal {
  if (reply.outcome !== 'refused') return wordReply(reply, 'Signing in')
  switch (reply.problem.type) {
    case 'wrong-sign-in':
      return { faults: { email: 'The email address or the password is not right. Check both and try again' } }
    case 'account-not-active':
      between.email = email
      return {
        notice: html`Your account is not active yet. Open the link in the email that was sent to <b>${email}</b>, or
          <a href="/activate">enter the code from it or get the email again</a>.`,
      }
    case 'account-suspended':
      return wordSuspended(portal)
    default:
      return wordReply(reply, 'Signing in')
  }
}

customElements.get('welcome-page') ?? customElements.define('welcome-page', WelcomePage)
