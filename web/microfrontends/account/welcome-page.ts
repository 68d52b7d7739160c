import { SignInStep } from '#contract/wire.ts'
import type { Challenge } from '#device/holder.ts'
import { countWaiting } from '#device/outbox.ts'
import { loadChallenge, saveChallenge } from '#device/practitioner.ts'
import { request, type Reply } from '#device/request.ts'
import { go } from '#page/go.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { html, nothing } from 'lit'
import { between, type News } from './between.ts'
import { enter } from './enter.ts'
import { ownEmail } from './own-email.ts'
import { wordReply, type Refusal } from './refusal.ts'
import type { ShortQuestions, Texts } from './short-form.ts'
import './short-form.ts'

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
}

/** The log-on screen, and what this portal is for. */
export class WelcomePage extends PortalPage {
  static override properties = { challenge: { state: true }, hasWaiting: { state: true } }

  declare private challenge: Challenge | undefined
  declare private hasWaiting: boolean

  override readonly heading = 'Welcome to the Coventry SEND Portal'

  override async load(place: Place) {
    this.challenge = await loadChallenge()
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

  #renderNews() {
    const email = this.place.practitioner?.email
    if (between.news) return html`<p class="panel">${news[between.news]}</p>`
    if (this.challenge)
      return html`<p class="panel">
        A code was sent to <b>${this.challenge.email}</b>. <a href="/login/code">Enter your verification code</a>
      </p>`
    if (email !== undefined)
      return html`<p class="panel">
        Sign in as <b>${email}</b> to ${this.hasWaiting ? 'send what waits on this phone' : 'check with the council'}.
      </p>`
    return nothing
  }

  async #signIn({ email = '', password = '' }: Texts): Promise<Refusal | undefined> {
    const reply = await request('POST', '/sign-in', { email, password })
    if (reply.outcome !== 'ok') return refusalOf(reply, email)
    const step = SignInStep.safeParse(reply.body)
    if (!step.success) return wordReply({ outcome: 'later' }, 'Signing in')
    if (step.data.next === 'home') {
      await enter(this, step.data.practitioner)
      return undefined
    }
    await saveChallenge({ email, expiresAt: step.data.expiresAt })
    between.news = undefined
    go('/login/code')
    return undefined
  }
}

function refusalOf(reply: Exclude<Reply, { outcome: 'ok' }>, email: string): Refusal {
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
    default:
      return wordReply(reply, 'Signing in')
  }
}

customElements.get('welcome-page') ?? customElements.define('welcome-page', WelcomePage)
