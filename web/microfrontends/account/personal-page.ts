import { aboutYou } from '#contract/registration.ts'
import { DetailsPage } from './details-page.ts'

/** Title, name and gender, as they were given at registration. */
export class PersonalPage extends DetailsPage {
  override readonly heading = 'Personal Details'
  protected override readonly back = '/account'
  protected override readonly questions = aboutYou
  protected override readonly at = '/personal'
}

customElements.get('personal-page') ?? customElements.define('personal-page', PersonalPage)
