import { expect, fixture } from '@open-wc/testing'
import { html } from 'lit'
import { icon } from '#page/icons.ts'
import { PortalPage, type Place } from '#page/portal-page.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

class ExamplePage extends PortalPage {
  override readonly heading = 'Messages'

  override render() {
    return html`<div class="content">
      <h1 tabindex="-1">${this.heading}</h1>
      <p class="second">At <a href="/messages">${this.place.path}</a></p>
      <p class="state ok">${icon('council')} Received</p>
      <span class="state pill wait">${icon('wait')} Waiting</span>
      <div class="panel bad"><p class="state bad">${icon('warn')} Needs you</p></div>
      <button class="btn">Continue</button> <button class="btn second-choice">Back</button>
      <button class="btn quiet bad">Remove</button>
    </div>`
  }
}
customElements.get('example-page') ?? customElements.define('example-page', ExamplePage)

const place: Place = {
  path: '/messages',
  params: {},
  hash: '',
  portal: {
    councilName: 'Coventry',
    councilEmail: '',
    councilPhone: '',
    privacyNoticeUrl: '/privacy',
    secretQuestion: true,
  },
}

async function show(): Promise<ExamplePage> {
  const page = new ExamplePage()
  await page.load(place)
  await fixture(html`<main>${page}</main>`)
  return page
}

describe('a page', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const page = await show()
    await inBothSchemes(() => expect(page).to.be.accessible())
  })

  it('is loaded before it is shown', async () => {
    expect((await show()).shadowRoot?.querySelector('a')).to.have.text('/messages')
  })

  it('takes the focus at its heading', async () => {
    const page = await show()
    page.focusHeading()
    expect(page.shadowRoot?.activeElement?.tagName).to.equal('H1')
  })
})
