import { labelOf } from '#contract/code-lists/index.ts'
import type { Practitioner, Role } from '#contract/wire.ts'
import { icon } from '#page/icons.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { html, nothing } from 'lit'
import { asKnown } from './own-account.ts'

/** Who is signed in, and what they can set. */
export class AccountPage extends PortalPage {
  /** The roles come from the council, whenever it is asked. */
  static override live = true

  override readonly heading = 'My Account'

  override async load(place: Place) {
    await super.load(await asKnown(place))
  }

  override render() {
    const { practitioner, portal } = this.place
    return html`<div class="content">
      <div class="measure">
        <h1 tabindex="-1">${this.heading}</h1>
        ${practitioner ? this.#renderWho(practitioner) : nothing}
        <nav class="card rows block" aria-label=${this.heading}>
          <a href="/account/personal">Personal Details ${icon('next')}</a>
          <a href="/account/work">Work Details ${icon('next')}</a>
          <a href="/account/email">Change Email Address ${icon('next')}</a>
          <a href="/account/password">Change Password ${icon('next')}</a>
          ${portal.secretQuestion ? this.#renderSecretQuestion() : nothing}
          <a href="/account/circumstances">Change of Circumstances ${icon('next')}</a>
          <a href="/account/two-step">Two Step Verification ${icon('next')}</a>
        </nav>
        <nav class="card rows" aria-label="Where you are signed in">
          <a href="/account/devices">Signed-in devices ${icon('next')}</a>
        </nav>
      </div>
    </div>`
  }

  #renderSecretQuestion() {
    return html`<a href="/account/secret-question">Change Secret Question ${icon('next')}</a>`
  }

  #renderWho({ forename, surname, email, roles }: Practitioner) {
    return html`<section class="card block" aria-labelledby="name">
      <h2 id="name" class="item">${forename} ${surname}</h2>
      <p class="second">${email}</p>
      ${roles.map(renderRole)}
    </section>`
  }
}

function renderRole({ professionalRole, organisationName }: Role) {
  return html`<p class="second">${labelOf('professionalRole', professionalRole)}, ${organisationName}</p>`
}

customElements.get('account-page') ?? customElements.define('account-page', AccountPage)
