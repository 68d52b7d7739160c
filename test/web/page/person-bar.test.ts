import { expect, fixture, html } from '@open-wc/testing'
import type { PersonBar } from '#page/person-bar.ts'
import '#page/person-bar.ts'
import '#page/steps-line.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

const show = () =>
  fixture<PersonBar>(
    html`<person-bar person="Aaron Aardvaark" born="30 April 2010" form="Adults Services Advice Form"></person-bar>`,
  )

describe('person-bar', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const bar = await show()
    await inBothSchemes(() => expect(bar).to.be.accessible())
  })

  it('says who the form is about, and when it is due if that is known', async () => {
    const bar = await show()
    const words = () => bar.shadowRoot?.textContent.replace(/\s+/g, ' ').trim()
    expect(words()).to.equal('Aaron Aardvaark born 30 April 2010 Adults Services Advice Form')
    bar.due = '21 December'
    await bar.updateComplete
    expect(words()).to.match(/ due 21 December$/)
  })

  it('holds a very long name without a sideways scroll', async () => {
    const bar = await show()
    bar.style.width = '320px'
    bar.person = 'Aardvaark'.repeat(20)
    await bar.updateComplete
    expect(bar.scrollWidth).to.be.at.most(320)
  })
})

describe('steps-line', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const line = await fixture(html`<steps-line step="3" of="5"></steps-line>`)
    await inBothSchemes(() => expect(line).to.be.accessible())
  })

  it('has a stroke a step, and says it in words', async () => {
    const line = await fixture(html`<steps-line step="3" of="5"></steps-line>`)
    expect(line.shadowRoot?.querySelectorAll('i')).to.have.length(5)
    expect(line.shadowRoot?.querySelectorAll('i.done')).to.have.length(3)
    expect(line.shadowRoot?.querySelector('span')).to.have.text('Step 3 of 5')
  })
})
