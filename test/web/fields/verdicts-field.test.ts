import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { VerdictsQuestion } from '#contract/form.ts'
import { VerdictsField } from '#fields/verdicts-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { groupName, isCalled, showField } from './show-field.ts'

const may: VerdictsQuestion = {
  kind: 'verdicts',
  label: 'May these details be included?',
  noun: 'yes or no for each',
  to: 'needs',
  entry: 'Need',
  shows: 'area',
  yes: 'Yes, include',
  no: 'No, leave out',
}
const offers = [
  { code: 'a', label: 'Need 1: Looking after the home' },
  { code: 'b', label: 'Need 3: Keeping safe' },
]

describe('verdicts-field', () => {
  before(usePortalColours)

  it('is accessible, with and without a fault', async () => {
    const { field } = await showField(VerdictsField, { question: may, offers, given: ['yes a'] })
    await inBothSchemes(() => expect(field).to.be.accessible())
    field.fault = 'Select yes or no for each'
    await field.updateComplete
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('asks about each entry by name, with nothing chosen beforehand', async () => {
    const shown = await showField(VerdictsField, { question: may, offers })
    expect(groupName(shown)).to.contain('May these details be included?')
    expect(shown.parts('.each > legend').map(({ textContent }) => textContent)).to.deep.equal(
      offers.map(({ label }) => label),
    )
    expect(await isCalled('radio', 'No, leave out')).to.equal(true)
    expect(shown.parts('input:checked')).to.have.length(0)
  })

  it('reports a verdict for each entry apart, by keyboard', async () => {
    const { field, answers } = await showField(VerdictsField, { question: may, offers })
    field.focus()
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'ArrowDown' })
    expect(answers.at(-1)).to.have.members(['yes a', 'no b'])
  })

  it('marks only what has no verdict yet', async () => {
    const { parts } = await showField(VerdictsField, { question: may, offers, given: ['no b'], fault: 'Select' })
    expect(parts('.choices').map(({ classList }) => classList.contains('bad'))).to.deep.equal([true, false])
  })
})
