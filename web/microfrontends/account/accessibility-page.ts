import { paper, PortalPage } from '#page/portal-page.ts'
import { html } from 'lit'
import { renderContact } from './council-contact.ts'

/** After the model statement for public sector bodies. Claims only what was done. */
export class AccessibilityPage extends PortalPage {
  static override styles = [PortalPage.styles, paper]

  override readonly heading = 'Accessibility statement'

  override render() {
    const { councilName } = this.place.portal
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>This statement is about the Coventry SEND Portal of ${councilName}. You should be able to:</p>
        <ul>
          <li>make the text twice as large without losing any of it</li>
          <li>use every page on a screen 320 pixels wide, without scrolling sideways</li>
          <li>do everything with a keyboard, or with speech recognition</li>
          <li>listen to every page with a screen reader</li>
          <li>use the light or dark colours your device is set to</li>
        </ul>
        <h2>How accessible it is</h2>
        <p>
          It is made to meet the Web Content Accessibility Guidelines version 2.2 at level AA. Every page is checked
          automatically with axe. Nobody independent has audited it yet, and it has not been tried with people who use
          assistive technology, so there may be problems that we do not know of.
        </p>
        <h2>Tell us about a problem</h2>
        <p>If something does not work for you, or you need it in another form, contact us.</p>
        ${renderContact(this.place.portal)} ${this.#renderEnforcement()}
      </div>
    </div>`
  }

  #renderEnforcement() {
    return html`<h2>Enforcement procedure</h2>
      <p>
        The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications)
        (No. 2) Accessibility Regulations 2018. If you are not happy with our answer, contact the
        <a href="https://www.equalityadvisoryservice.com/" rel="noreferrer">Equality Advisory and Support Service</a>.
      </p>`
  }
}

customElements.get('accessibility-page') ?? customElements.define('accessibility-page', AccessibilityPage)
