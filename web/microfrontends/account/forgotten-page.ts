import { request } from '#device/request.ts'
import { go } from '#page/go.ts'
import { paper, PortalPage } from '#page/portal-page.ts'
import { html } from 'lit'
import { between } from './between.ts'
import { ownEmail } from './own-email.ts'
import { wordReply, type Refusal } from './refusal.ts'
import type { Texts } from './short-form.ts'
import './short-form.ts'

/** Asks for the mail that lets them set a new password. What follows is the same whether there is an account or not. */
export class ForgottenPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]

  override readonly heading = 'Forgotten your password'

  override render() {
    return html`<div class="content">
      <div class="measure">
        <short-form
          .questions=${{ email: ownEmail }}
          .given=${{ email: this.place.practitioner?.email ?? between.email }}
          .send=${(answers: Texts) => this.#send(answers)}
          label="Send"
          waiting="Sending"
        >
          <div slot="top">
            <h1 tabindex="-1">${this.heading}</h1>
            <p>Enter the email address of your account. We send you a link and a code to set a new password.</p>
          </div>
        </short-form>
      </div>
    </div>`
  }

  async #send({ email = '' }: Texts): Promise<Refusal | undefined> {
    const reply = await request('POST', '/password/forgotten', { email })
    if (reply.outcome !== 'ok') return wordReply(reply, 'Sending an email')
    between.email = email
    go('/password/reset')
    return undefined
  }
}

customElements.get('forgotten-page') ?? customElements.define('forgotten-page', ForgottenPage)
