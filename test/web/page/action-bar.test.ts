import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { ActionBar } from '#page/action-bar.ts'
import '#page/action-bar.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

const status = { state: 'phone', words: 'Saved on this phone 14:02' } as const

const buttons = (bar: ActionBar) => [...(bar.shadowRoot?.querySelectorAll('button') ?? [])]

describe('action-bar', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const bar = await fixture<ActionBar>(
      html`<action-bar main="Save &amp; Continue" back="Back" .status=${status}></action-bar>`,
    )
    await inBothSchemes(() => expect(bar).to.be.accessible())
  })

  it('shows only the buttons it has words for', async () => {
    const bar = await fixture<ActionBar>(html`<action-bar .status=${status}></action-bar>`)
    expect(buttons(bar)).to.have.length(0)
    bar.main = 'Submit'
    await bar.updateComplete
    expect(buttons(bar).map((button) => button.textContent)).to.deep.equal(['Submit'])
  })

  it('says which way the person wants to go', async () => {
    const bar = await fixture<ActionBar>(html`<action-bar main="Save &amp; Continue" back="Back"></action-bar>`)
    const [back, main] = buttons(bar)
    setTimeout(() => back?.click())
    expect(await oneEvent(bar, 'back-asked')).to.include({ bubbles: true, composed: true })
    setTimeout(() => main?.click())
    expect(await oneEvent(bar, 'submit-asked')).to.include({ bubbles: true, composed: true })
  })

  it('has targets for a thumb', async () => {
    const bar = await fixture<ActionBar>(html`<action-bar main="Save &amp; Continue" back="Back"></action-bar>`)
    for (const button of buttons(bar)) expect(button.offsetHeight).to.be.at.least(48)
  })

  it('stays at the bottom edge while the page is longer than the window, and lies below it at the end', async () => {
    const page = await fixture(
      html`<div>
        <div style="height: 3000px"></div>
        <action-bar main="Save" .status=${status}></action-bar>
      </div>`,
    )
    const bar = page.querySelector('action-bar')
    scrollTo(0, 0)
    expect(Math.round(bar?.getBoundingClientRect().bottom ?? 0)).to.equal(innerHeight)
  })
})
