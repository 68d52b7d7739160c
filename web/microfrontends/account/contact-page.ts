import { paper, PortalPage } from '#page/portal-page.ts'
import { html } from 'lit'
import { renderContact } from './council-contact.ts'

/** Whom to ask, with or without a network. */
export class ContactPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]

  override readonly heading = 'Contact'

  override render() {
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        ${renderContact(this.place.portal)}
        <h2>To correct or withdraw what you sent</h2>
        <p>Give its reference, like AAF 482 173. Leave the name of the child or young person out of the email.</p>
        <h2>If a phone with the portal on it is lost</h2>
        <p>Tell your organisation and the council at once.</p>
      </div>
    </div>`
  }
}

customElements.get('contact-page') ?? customElements.define('contact-page', ContactPage)
