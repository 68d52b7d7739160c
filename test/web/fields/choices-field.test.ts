import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { ChoicesQuestion } from '#contract/form.ts'
import { ChoicesField } from '#fields/choices-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { groupName, isCalled, showField } from './show-field.ts'

const sources: ChoicesQuestion = {
  kind: 'choices',
  label: 'What is it based on?',
  noun: 'what it is based on',
  options: { none: 'None of these', visit: 'A visit', call: 'A call' },
  none: 'none',
}

describe('choices-field', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const { field } = await showField(ChoicesField, { question: sources, given: ['call'] })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is accessible with a fault', async () => {
    const { field } = await showField(ChoicesField, { question: sources, fault: 'Select what it is based on' })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is a group of checkboxes called what the options say', async () => {
    const shown = await showField(ChoicesField, { question: sources })
    expect(groupName(shown)).to.equal('What is it based on?')
    expect(await isCalled('checkbox', 'A visit')).to.equal(true)
  })

  it('puts the one that excludes the others last, after "or"', async () => {
    const { parts } = await showField(ChoicesField, { question: sources })
    expect(parts('.choices > div').map((row) => row.textContent.trim())).to.deep.equal([
      'A visit',
      'A call',
      'or',
      'None of these',
    ])
  })

  it('reports what is ticked, by keyboard', async () => {
    const { field, answers } = await showField(ChoicesField, { question: sources })
    field.focus()
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Space' })
    expect(answers).to.deep.equal([['visit'], ['visit', 'call'], ['visit']])
  })

  it('unticks the others for the one that excludes them, and that one for any other', async () => {
    const { field, answers, parts } = await showField(ChoicesField, { question: sources, given: ['visit', 'call'] })
    parts('input')[2]?.click()
    await field.updateComplete
    expect(parts('input:checked')).to.have.length(1)
    parts('input')[0]?.click()
    expect(answers).to.deep.equal([['none'], ['visit']])
  })
})
