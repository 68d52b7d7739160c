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
        ${this.#renderCouncilNotice()} ${this.#renderPhone()} ${this.#renderCouncil()} ${this.#renderProtection()}
        ${this.#renderLimits()} ${this.#renderSecretQuestion()} ${this.#renderCookies()}
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
        When you sign out it is deleted. Only drafts, what is half typed and what waits to be sent stay, with the people
        they are about, for the next time you sign in here.
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

  #renderProtection() {
    return html`<h2>How your work is protected</h2>
      <p>The portal:</p>
      <ul>
        <li>asks for a second step after your password: a code by email, an authenticator app or a passkey</li>
        <li>sends what you write to the council only, and gives it to nobody else who uses the portal</li>
        <li>keeps a record of who looked at a child or young person’s details, and who changed them</li>
        <li>
          ends your session when it was not used for 30 minutes, and after 12 hours in any case; what is on this phone
          stays on it
        </li>
        <li>emails you when your password, your email address or the way you log in is changed</li>
      </ul>
      <p>
        You can see where you are signed in, and sign out other devices, under
        <a href="/account/devices">Signed-in devices</a>.
      </p>`
  }

  /** What is left of risk, said to whoever bears it. */
  #renderLimits() {
    return html`<h2>What the portal cannot protect you from</h2>
      <ul>
        <li>
          <b>Somebody who unlocks this phone.</b> They can read what is kept here, and what you have open. The portal
          does not encrypt it: only the phone’s own lock does. If the phone is lost, sign it out from another device and
          tell the council. That does not delete what is on it.
        </li>
        <li>
          <b>Somebody who can read your email.</b> They can reset your password and log in, unless you add a passkey or
          an authenticator app under <a href="/account/two-step">Two Step Verification</a>.
        </li>
        <li><b>A harmful app or browser extension.</b> While you use the portal it may read whatever you can read.</li>
        <li><b>Somebody who controls the council’s server.</b> They control what the portal does.</li>
        <li>
          <b>Traces on the phone.</b> It may keep a picture of the last screen, and what was deleted can sometimes be
          brought back with special tools.
        </li>
      </ul>`
  }

  /** Security standards advise against it, so it is said why it is there and what it cannot do. */
  #renderSecretQuestion() {
    if (!this.place.portal.secretQuestion) return nothing
    return html`<h2>The secret question</h2>
      <p>
        The portal asks a secret question because the council wants one more check before how you log in is changed.
        Security standards advise against such questions, as answers can be guessed or found out. So it never lets
        anybody in by itself: your password is always asked with it, and it cannot reset your password.
      </p>`
  }

  #renderCookies() {
    return html`<h2>Cookies</h2>
      <p>
        One cookie keeps you signed in, and one lives for the minutes in which you enter a verification code. A third
        stays for 13 months and says that somebody logged in here before, so that nobody elsewhere can lock you out by
        guessing your password. Nothing here counts or follows visitors, and nothing is loaded from other sites.
      </p>`
  }
}

customElements.get('privacy-page') ?? customElements.define('privacy-page', PrivacyPage)
