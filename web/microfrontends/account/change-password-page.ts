import { changePasswordQuestions } from '#contract/account.ts'
import { html } from 'lit'
import { ChangePage } from './change-page.ts'

/** A new password for whoever knows the old one. */
export class ChangePasswordPage extends ChangePage {
  override readonly heading = 'Change Password'

  protected override readonly change = {
    path: '/account/password',
    questions: changePasswordQuestions,
    label: 'Change password',
    doing: 'Changing your password',
    advice: 'You are then signed out everywhere but here, and an email tells you of the change.',
    done: 'Your password was changed. You were signed out everywhere else.',
  }

  protected override renderBelow() {
    return html`<a class="btn quiet" href="/password/forgotten">Forgotten your password?</a>`
  }
}

customElements.get('change-password-page') ?? customElements.define('change-password-page', ChangePasswordPage)
