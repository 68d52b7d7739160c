import { AppSecret, RecoveryCodes } from '#contract/identity.ts'
import type { Place } from '#page/portal-page.ts'
import { css, html } from 'lit'
import './copy-button.ts'
import { FactorPage } from './factor-page.ts'
import { leave } from './leave.ts'
import { wordAccountReply } from './own-account.ts'
import type { Notice, Refusal } from './refusal.ts'
import { renderUntilTold } from './render-awaited.ts'
import { qrSheet, renderQr } from './render-qr.ts'
import { sixDigits } from './second-step.ts'
import type { Texts } from './short-form.ts'
import './short-form.ts'
import { showRecoveryCodes } from './show-recovery-codes.ts'

const questions = { code: sixDigits }

const doing = 'Setting up your authenticator app'

/** The secret comes anew each time, and is in use only once a code of it came back. */
export class AuthenticatorPage extends FactorPage {
  static override styles = [
    ...FactorPage.styles,
    qrSheet,
    css`
      .key {
        font-family: ui-monospace, monospace;
        overflow-wrap: anywhere;
      }
      copy-button {
        margin-bottom: var(--s-4);
      }
    `,
  ]
  static override properties = { secret: { state: true }, trouble: { state: true } }

  declare private secret: AppSecret | undefined
  declare private trouble: Notice | undefined

  override readonly heading = 'Set up an authenticator app'

  override async load(place: Place) {
    await super.load(place)
    if (!this.secret && !this.isRestricted) void this.#fetch()
  }

  protected override renderControls() {
    if (!this.secret)
      return html`<h1 tabindex="-1">${this.heading}</h1>
        ${renderUntilTold(this.trouble, () => void this.#fetch())}
        <p><a href="/account/two-step">Two Step Verification</a></p>`
    return html`<short-form
      .questions=${questions}
      .send=${(answers: Texts) => this.#confirm(answers)}
      label="Continue"
      waiting="Checking the code"
    >
      ${this.#renderSteps(this.secret)}
    </short-form>`
  }

  #renderSteps({ secret, uri }: AppSecret) {
    return html`<div slot="top">
      <h1 tabindex="-1">${this.heading}</h1>
      <p>An authenticator app shows a new code of 6 numbers every half minute. It needs neither email nor a signal.</p>
      <h2>1. Add the portal to the app</h2>
      <p><a href=${uri}>Open in your authenticator app</a></p>
      <p>Or scan this code with it, if it is on another phone:</p>
      ${renderQr(uri, 'QR code for your authenticator app. It holds the same as the key below.')}
      <p>Or enter this key in it:</p>
      <p class="key">${inFours(secret)}</p>
      <copy-button .text=${secret} what="the key"></copy-button>
      <h2>2. Enter the code that the app shows</h2>
    </div>`
  }

  async #fetch() {
    this.trouble = undefined
    const reply = await this.ask('POST', '/app', {})
    const told = reply.outcome === 'ok' ? AppSecret.safeParse(reply.body).data : undefined
    const hadFocus = this.shadowRoot?.activeElement instanceof HTMLElement
    this.secret = told
    if (!told) this.trouble = wordAccountReply(reply.outcome === 'ok' ? { outcome: 'later' } : reply, doing)
    await this.updateComplete
    if (hadFocus) this.focusHeading()
  }

  async #confirm({ code }: Texts): Promise<Refusal | undefined> {
    const reply = await this.ask('POST', '/app/confirm', { code })
    if (reply.outcome === 'refused' && reply.problem.type === 'proof-wrong')
      return { faults: { code: 'This is not the code that the app shows now. Enter the newest one' } }
    const told = reply.outcome === 'ok' ? RecoveryCodes.safeParse(reply.body).data : undefined
    if (!told) return wordAccountReply(reply.outcome === 'ok' ? { outcome: 'later' } : reply, doing)
    if (told.recoveryCodes.length > 0) await showRecoveryCodes(this, told.recoveryCodes, 'two-step-app')
    else await leave(this, 'two-step-app')
    return undefined
  }
}

function inFours(secret: string): string {
  return secret.replace(/.{4}(?=.)/g, '$& ')
}

customElements.get('authenticator-page') ?? customElements.define('authenticator-page', AuthenticatorPage)
