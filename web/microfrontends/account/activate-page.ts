import { request, type Reply } from '#device/request.ts'
import { go } from '#page/go.ts'
import { html } from 'lit'
import { between } from './between.ts'
import { MailProofPage } from './mail-proof-page.ts'
import { ownEmail, readEmail } from './own-email.ts'
import './send-again.ts'
import type { ShortForm } from './short-form.ts'

/** Makes an account active once its address was proven. */
export class ActivatePage extends MailProofPage {
  override readonly heading = 'Confirm your email address'

  protected override readonly proof = {
    path: '/activation',
    email: ownEmail,
    code: 'Activation code',
    label: 'Activate my account',
    doing: 'Activating your account',
  }

  protected override get sentTo() {
    return between.email
  }

  protected override renderAdvice(hasLink: boolean) {
    if (hasLink) return html`<p>One more step, and you can log in.</p>`
    const to = between.email === undefined ? 'you' : html`<b>${between.email}</b>`
    return html`<p>We sent an email to ${to}. Open the link in it, or enter the code from it here.</p>
      <p class="second">If it has not come, look in your junk mail.</p>`
  }

  protected override renderAnother() {
    return html`<send-again
      label="Send the email again"
      sent="If there is an account to activate, a new email is on its way. Only the newest one works."
      .ask=${() => this.#sendAgain()}
    ></send-again>`
  }

  protected override wordDeadLink() {
    return html`This link does not work any more. If you have activated your account already, <a href="/">log in</a>. If
      not, enter the code from the newest email or get a new one below.`
  }

  protected override onProven() {
    between.news = 'activated'
    go('/')
    return Promise.resolve()
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
