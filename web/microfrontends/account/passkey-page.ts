import { RecoveryCodes } from '#contract/identity.ts'
import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { html, nothing } from 'lit'
import { createPasskey, notMadeWords } from './create-passkey.ts'
import { FactorPage } from './factor-page.ts'
import { leave } from './leave.ts'
import { wordAccountReply } from './own-account.ts'
import type { Notice } from './refusal.ts'
import { showRecoveryCodes } from './show-recovery-codes.ts'

const doing = 'Creating a passkey'

/** A passkey is made by the phone; the council learns only what it takes to know it again. */
export class PasskeyPage extends FactorPage {
  static override properties = { trouble: { state: true }, isBusy: { state: true } }

  declare private trouble: Notice | undefined
  declare private isBusy: boolean

  override readonly heading = 'Set up a passkey'

  constructor() {
    super()
    this.isBusy = false
  }

  protected override renderControls() {
    return html`${this.trouble && html`<div class="panel wait" role="alert" tabindex="-1"><p>${this.trouble.notice}</p></div>`}
      <h1 tabindex="-1">${this.heading}</h1>
      <p>
        With a passkey you log in the way you unlock your phone: with your fingerprint, your face or its PIN. It stays
        on your phone or in your password manager, and works on this portal only, so nobody can trick you out of it.
      </p>
      ${browserSupportsWebAuthn() ? this.#renderButton() : html`<p class="panel wait">${notMadeWords.unable}</p>`}
      <p><a href="/account/two-step">Two Step Verification</a></p>`
  }

  #renderButton() {
    return html`<button type="button" class="btn go" @click=${() => void this.#onCreate()}>Create a passkey</button>
      <p class="second" role="status">${this.isBusy ? doing : nothing}</p>`
  }

  async #onCreate() {
    if (this.isBusy) return
    this.isBusy = true
    this.trouble = undefined
    this.trouble = await this.#create().finally(() => (this.isBusy = false))
    await this.updateComplete
    this.renderRoot.querySelector<HTMLElement>('.panel')?.focus()
  }

  async #create(): Promise<Notice | undefined> {
    const asked = await this.ask('POST', '/passkeys/options', {})
    if (asked.outcome !== 'ok') return wordAccountReply(asked, doing)
    const made = await createPasskey(asked)
    if (made.outcome === 'not-made') return { notice: notMadeWords[made.because] }
    const reply = await this.ask('POST', '/passkeys', { credential: made.credential })
    const told = reply.outcome === 'ok' ? RecoveryCodes.safeParse(reply.body).data : undefined
    if (!told) return wordAccountReply(reply.outcome === 'ok' ? { outcome: 'later' } : reply, doing)
    if (told.recoveryCodes.length > 0) await showRecoveryCodes(this, told.recoveryCodes, 'two-step-passkey')
    else await leave(this, 'two-step-passkey')
    return undefined
  }
}

customElements.get('passkey-page') ?? customElements.define('passkey-page', PasskeyPage)
