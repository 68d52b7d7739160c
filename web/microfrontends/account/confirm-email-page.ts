import { changeEmailQuestions } from '#contract/account.ts'
import type { Place } from '#page/portal-page.ts'
import { html } from 'lit'
import { MailProofPage } from './mail-proof-page.ts'
import { askAccount } from './own-account.ts'

/** The end of a change of address, where the mail's link leads, on whatever phone that was opened. */
export class ConfirmEmailPage extends MailProofPage {
  static override properties = { state: { state: true } }

  declare private state: 'to-confirm' | 'signed-in' | 'signed-out'

  override readonly heading = 'Confirm your new email address'

  protected override readonly proof = {
    path: '/email/confirm',
    email: changeEmailQuestions.email,
    code: 'Confirmation code',
    label: 'Confirm my new email address',
    doing: 'Confirming your new email address',
  }

  override async load(place: Place) {
    this.state = 'to-confirm'
    await super.load(place)
  }

  override render() {
    if (this.state === 'to-confirm') return super.render()
    const next =
      this.state === 'signed-in' ? html`<a href="/account">My Account</a>` : html`<a class="btn" href="/">Log in</a>`
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        <p class="panel ok">Your email address was changed. Log in with the new one from now on.</p>
        <p>${next}</p>
      </div>
    </div>`
  }

  protected override renderAdvice(hasLink: boolean) {
    if (hasLink) return html`<p>One more step, and you log in with your new email address.</p>`
    return html`<p>Enter your new email address, and the code from the email that was sent to it.</p>`
  }

  protected override renderAnother() {
    return html`<a class="btn quiet" href="/account/email">Get a new email</a>`
  }

  protected override wordDeadLink() {
    return html`This link does not work any more. If you have confirmed your new email address already, there is nothing
    more to do. If not, enter the code from the newest email or get a new one below.`
  }

  /** What the council knows of them now is taken over, where this phone is theirs. */
  protected override async onProven() {
    const { outcome } = await askAccount(this.place.practitioner, 'GET', '')
    this.state = outcome === 'sign-in' ? 'signed-out' : 'signed-in'
    await this.updateComplete
    this.focusHeading()
  }
}

customElements.get('confirm-email-page') ?? customElements.define('confirm-email-page', ConfirmEmailPage)
