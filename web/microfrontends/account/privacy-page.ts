import { paper, PortalPage } from '#page/portal-page.ts'
import { html, nothing } from 'lit'
import { renderContact } from './council-contact.ts'

/** What is kept where. Has to be true of this very version. */
export class PrivacyPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]

  override readonly heading = 'Privacy Notice'

  override render() {
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.#renderCouncilNotice()} ${this.#renderPhone()} ${this.#renderCouncil()} ${this.#renderCookies()}
        <h2>Questions</h2>
        ${renderContact(this.place.portal)}
      </div>
    </div>`
  }

  /** The council's own notice, where it has one elsewhere. */
  #renderCouncilNotice() {
    const { councilName, privacyNoticeUrl } = this.place.portal
    if (!/^https?:/.test(privacyNoticeUrl)) return nothing
    return html`<p>
      This page is about the portal. How the council uses what you send is in
      <a href=${privacyNoticeUrl} rel="noreferrer">${councilName}’s privacy notice</a>.
    </p>`
  }

  #renderPhone() {
    return html`<h2>What is kept on this phone</h2>
      <p>In this browser, so that you can work without a connection:</p>
      <ul>
        <li>your name, email address and work details</li>
        <li>the children and young people you added</li>
        <li>your drafts, what waits to be sent and what you sent</li>
        <li>your messages</li>
      </ul>
      <p>
        It has no lock of its own: whoever can open this phone can read it while you are signed in. Keep the phone
        locked. Your password is not kept.
      </p>
      <p>
        When you sign out it is deleted. Only drafts and what waits to be sent stay, with the people they are about, for
        the next time you sign in here.
      </p>`
  }

  #renderCouncil() {
    const { councilName } = this.place.portal
    return html`<h2>What the council has</h2>
      <p>${councilName} gets and keeps:</p>
      <ul>
        <li>your account: your name, email address and work details</li>
        <li>the children and young people you added</li>
        <li>the forms you submitted, with the consent recorded in them</li>
        <li>the messages about them</li>
      </ul>
      <p>It uses them to assess education, health and care needs. A draft is not sent before you press Submit.</p>`
  }

  #renderCookies() {
    return html`<h2>Cookies</h2>
      <p>
        One cookie keeps you signed in, and one lives for the minutes in which you enter a verification code. Nothing
        here counts or follows visitors, and nothing is loaded from other sites.
      </p>`
  }
}

customElements.get('privacy-page') ?? customElements.define('privacy-page', PrivacyPage)
