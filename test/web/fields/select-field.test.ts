import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { SelectQuestion } from '#contract/form.ts'
import { SelectField } from '#fields/select-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { isCalled, showField } from './show-field.ts'

const ethnicity: SelectQuestion = { kind: 'select', label: 'Ethnicity', noun: 'an ethnicity', list: 'ethnicity' }

describe('select-field', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const { field } = await showField(SelectField, { question: ethnicity })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is accessible with a fault', async () => {
    const { field } = await showField(SelectField, { question: ethnicity, fault: 'Select an ethnicity' })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is called what the question says', async () => {
    await showField(SelectField, { question: ethnicity })
    expect(await isCalled('combobox', 'Ethnicity')).to.equal(true)
  })

  it('offers the list in its groups, and nothing chosen', async () => {
    const { part, parts } = await showField(SelectField, { question: ethnicity })
    expect(parts('optgroup').map((group) => group.getAttribute('label'))).to.include('Asian or Asian British')
    expect(part('option')).to.have.text('Please select')
    expect(part('select')).to.have.value('')
  })

  it('reports the code, by keyboard', async () => {
    const { field, answers } = await showField(SelectField, { question: ethnicity })
    field.focus()
    await sendKeys({ type: 'Indian' })
    expect(answers.at(-1)).to.equal('AIND')
  })

  it('shows what was given before, and what is given from outside', async () => {
    const { field, part } = await showField(SelectField, { question: ethnicity, given: 'WIRI' })
    expect(part('select')).to.have.value('WIRI')
    field.given = 'BCRB'
    await field.updateComplete
    expect(part('select')).to.have.value('BCRB')
    field.given = ''
    await field.updateComplete
    expect(part('select')).to.have.value('')
  })

  it('asks in the guide’s words where it has words of its own', async () => {
    const question = { ...ethnicity, placeholder: 'Please select a gender' }
    const { part } = await showField(SelectField, { question })
    expect(part('option')).to.have.text('Please select a gender')
  })
})
