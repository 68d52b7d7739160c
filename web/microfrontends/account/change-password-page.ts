import { changePasswordQuestions } from '#contract/account.ts'
import { paper, PortalPage } from '#page/portal-page.ts'
import { html } from 'lit'
import type { Refusal } from './refusal.ts'
import { sendChange } from './send-change.ts'
import type { Texts } from './short-form.ts'
import './short-form.ts'

/** A new password for whoever knows the old one. */
export class ChangePasswordPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]
  static override properties = { isChanged: { state: true } }

  declare private isChanged: boolean

  override readonly heading = 'Change Password'

  constructor() {
    super()
    this.isChanged = false
  }

  override render() {
    return html`<div class="content">
      <div class="measure">${this.isChanged ? this.#renderChanged() : this.#renderForm()}</div>
    </div>`
  }

  #renderChanged() {
    return html`<h1 tabindex="-1">${this.heading}</h1>
      <p class="panel ok">Your password was changed. You were signed out everywhere else.</p>
      <p><a href="/account">My Account</a></p>`
  }

  #renderForm() {
    return html`<short-form
      .questions=${changePasswordQuestions}
      .send=${(answers: Texts) => this.#change(answers)}
      label="Change password"
      waiting="Changing your password"
    >
      <div slot="top">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>You are then signed out everywhere but here, and an email tells you of the change.</p>
      </div>
      <a class="btn quiet" href="/password/forgotten">Forgotten your password?</a>
    </short-form>`
  }

  async #change(details: Texts): Promise<Refusal | undefined> {
    const refusal = await sendChange({
      path: '/account/password',
      questions: changePasswordQuestions,
      details,
      practitionerId: this.place.practitioner?.id,
      doing: 'Changing your password',
    })
    if (refusal) return refusal
    this.isChanged = true
    await this.updateComplete
    this.focusHeading()
    return undefined
  }
}

customElements.get('change-password-page') ?? customElements.define('change-password-page', ChangePasswordPage)
