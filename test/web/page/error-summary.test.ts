import { expect, fixture, html, oneEvent } from '@open-wc/testing'
import type { ErrorSummary } from '#page/error-summary.ts'
import '#page/error-summary.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

const faults = [
  { name: 'forename', sentence: 'Enter a forename' },
  { name: 'gender', sentence: 'Select a gender' },
]

const show = () => fixture<ErrorSummary>(html`<error-summary .faults=${faults}></error-summary>`)

describe('error-summary', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const summary = await show()
    await inBothSchemes(() => expect(summary).to.be.accessible())
  })

  it('is an alert with a heading and a link to each fault', async () => {
    const root = (await show()).shadowRoot
    expect(root?.querySelector('[role=alert] h2')).to.have.text('There is a problem')
    expect([...(root?.querySelectorAll('a') ?? [])].map((link) => link.textContent)).to.deep.equal([
      'Enter a forename',
      'Select a gender',
    ])
  })

  it('takes the focus', async () => {
    const summary = await show()
    summary.focus()
    expect(summary.shadowRoot?.activeElement).to.have.class('govuk-error-summary')
  })

  it('says which fault was chosen, and leaves the address alone', async () => {
    const summary = await show()
    const before = location.href
    setTimeout(() => summary.shadowRoot?.querySelectorAll('a')[1]?.click())
    const event: unknown = await oneEvent(summary, 'fault-chosen')
    expect(event).to.have.nested.property('detail.name', 'gender')
    expect(location.href).to.equal(before)
  })

  it('puts "Error: " before the title while it is there', async () => {
    document.title = 'Add Person'
    const summary = await show()
    expect(document.title).to.equal('Error: Add Person')
    summary.remove()
    expect(document.title).to.equal('Add Person')
  })

  it('has targets for a thumb', async () => {
    const summary = await show()
    for (const link of summary.shadowRoot?.querySelectorAll('a') ?? []) expect(link.offsetHeight).to.be.at.least(44)
  })
})
