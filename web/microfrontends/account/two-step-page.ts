import { saveSession } from '#device/practitioner.ts'
import { request } from '#device/request.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage } from '#page/portal-page.ts'
import { html } from 'lit'
import { between } from './between.ts'
import { wordReply, type Refusal } from './refusal.ts'
import './short-form.ts'

/** Every practitioner turns it on before the first form; then they log in again, as the guide says. */
export class TwoStepPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]

  override readonly heading = 'Two Step Verification'

  override render() {
    return html`<div class="content">
      <div class="measure">${this.place.practitioner?.twoStep ? this.#renderOn() : this.#renderForm()}</div>
    </div>`
  }

  #renderOn() {
    return html`<h1 tabindex="-1">${this.heading}</h1>
      <p>
        Two Step Verification is on, by email. Each time you log in, a code goes to
        <b>${this.place.practitioner?.email}</b>.
      </p>
      <p><a href="/account">My Account</a></p>`
  }

  #renderForm() {
    return html`<short-form .send=${() => this.#turnOn()} label="Save" waiting="Saving">
      <div slot="top">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>We require all SEND portal users to enable two step verification.</p>
        <p>
          Two Step Verification is our way to make your data more secure. Please select e-mail in the drop down box
          below to receive a verification code via e-mail to complete log-in. The e-mail address used will be the e-mail
          you provided when you created your account.
        </p>
        <div class="govuk-form-group">
          <label class="govuk-label" for="method">Preferred method</label>
          <select class="govuk-select" id="method" autocomplete="off">
            <option value="email">Email</option>
          </select>
        </div>
        <p class="second">You are then returned to the log-on screen, to log in with a code.</p>
      </div>
    </short-form>`
  }

  async #turnOn(): Promise<Refusal | undefined> {
    const method = this.renderRoot.querySelector<HTMLSelectElement>('#method')?.value
    const { practitioner } = this.place
    const reply = await request(
      'PUT',
      '/account/two-step',
      { method },
      practitioner && { practitionerId: practitioner.id },
    )
    if (reply.outcome !== 'ok' && reply.outcome !== 'sign-in') return wordReply(reply, 'Saving')
    await this.#leave(reply.outcome === 'ok')
    return undefined
  }

  /** The server has ended every session of theirs. */
  async #leave(isOn: boolean): Promise<void> {
    between.news = isOn ? 'two-step-on' : undefined
    between.email = this.place.practitioner?.email
    await saveSession('ended')
    this.dispatchEvent(new CustomEvent('signed-out', { bubbles: true, composed: true }))
    go('/')
  }
}

customElements.get('two-step-page') ?? customElements.define('two-step-page', TwoStepPage)
