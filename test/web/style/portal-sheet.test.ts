import { expect, fixture } from '@open-wc/testing'
import { html, LitElement } from 'lit'
import { portalCss } from '#style/portal-css.ts'
import { portalSheet } from '#style/portal-sheet.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

class ExampleParts extends LitElement {
  static override styles = [portalSheet]

  override render() {
    return html`
      <button class="btn">Continue</button> <button class="btn second-choice">Back</button>
      <button class="btn small">Select</button> <a class="btn quiet" href="/x">Change</a>
      <div class="segment"><button aria-pressed="true">Active</button><button aria-pressed="false">Hidden</button></div>
      <nav class="rows card" aria-label="Forms"><a href="/y">Record consent</a></nav>
      <dl class="kv">
        <div>
          <dt>What is the young person’s Care Direct number?</dt>
          <dd>004021</dd>
          <dd class="change"><a href="/z">Change</a></dd>
        </div>
      </dl>
      <ol class="trail">
        <li class="todo"><b>The council decides</b><span class="second">Aaron can see this</span></li>
      </ol>
    `
  }
}
if (!customElements.get('example-parts')) customElements.define('example-parts', ExampleParts)

const show = () => fixture<ExampleParts>(html`<example-parts></example-parts>`)

describe('the sheet that every element shares', () => {
  before(usePortalColours)

  it('draws accessible parts', async () => {
    const parts = await show()
    await inBothSchemes(() => expect(parts).to.be.accessible())
  })

  it('makes every button and every link that stands alone high enough for a thumb', async () => {
    for (const target of (await show()).shadowRoot?.querySelectorAll<HTMLElement>('a, button') ?? []) {
      expect(target.offsetHeight, target.textContent).to.be.at.least(44)
    }
  })

  it('carries neither the face nor the crown of gov.uk, and fetches nothing', () => {
    expect(portalCss).not.to.match(/Transport|crown|@font-face|url\(/i)
  })
})
