import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { ChoiceQuestion } from '#contract/form.ts'
import { ChoiceField } from '#fields/choice-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { groupName, isCalled, showField } from './show-field.ts'

const linked: ChoiceQuestion = {
  kind: 'choice',
  label: 'Is it linked?',
  hint: 'Would it exist otherwise?',
  noun: 'yes if it is linked',
  options: { yes: 'Yes', no: 'No' },
  notes: { no: 'Needs consent' },
}

describe('choice-field', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const { field } = await showField(ChoiceField, { question: linked, given: 'yes' })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is accessible with a fault', async () => {
    const { field } = await showField(ChoiceField, { question: linked, fault: 'Select yes if it is linked' })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is a group called what the question says, of radios called what the options say', async () => {
    const shown = await showField(ChoiceField, { question: linked })
    expect(groupName(shown)).to.equal('Is it linked?')
    expect(await isCalled('radio', 'Yes')).to.equal(true)
    expect(await isCalled('radio', 'No')).to.equal(true)
  })

  it('chooses nothing beforehand', async () => {
    const { parts } = await showField(ChoiceField, { question: linked })
    expect(parts('input:checked')).to.have.length(0)
  })

  it('reports what is chosen, by touch on any part of the row', async () => {
    const { field, answers, part } = await showField(ChoiceField, { question: linked })
    const row = part('small').getBoundingClientRect()
    const hit = field.shadowRoot?.elementFromPoint(row.right - 2, row.top + 2)
    if (hit instanceof HTMLElement) hit.click()
    expect(answers).to.deep.equal(['no'])
  })

  it('is worked with the arrow keys', async () => {
    const { field, answers } = await showField(ChoiceField, { question: linked, given: 'yes' })
    field.focus()
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'ArrowDown' })
    expect(answers).to.deep.equal(['no', 'yes'])
  })

  it('takes the focus where the choice is', async () => {
    const { field } = await showField(ChoiceField, { question: linked, given: 'no' })
    field.focus()
    expect(field.shadowRoot?.activeElement?.id).to.equal('option-1')
  })

  it('has rows high enough for a thumb', async () => {
    const { parts } = await showField(ChoiceField, { question: linked })
    for (const input of parts('input')) expect(input.offsetHeight).to.be.at.least(44)
  })
})
