import { PortalPage } from '#page/portal-page.ts'
import { html } from 'lit'

/** Stands in for every screen about people and forms until two-step is on. */
export class TwoStepNeededPage extends PortalPage {
  override readonly heading = 'Special Educational Needs and Disabilities'

  override render() {
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        <p>We require all SEND portal users to enable two step verification.</p>
        <a class="btn" href="/account/two-step">Enable Two Step Verification Now</a>
      </div>
    </div>`
  }
}

customElements.get('two-step-needed-page') ?? customElements.define('two-step-needed-page', TwoStepNeededPage)
