import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { TimeQuestion } from '#contract/form.ts'
import { TimeField } from '#fields/time-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { isCalled, showField } from './show-field.ts'

const when: TimeQuestion = { kind: 'time', label: 'Time', hint: 'For example 09:30', noun: 'the time' }

describe('time-field', () => {
  before(usePortalColours)

  it('is accessible with a fault, as one text box called what the question says', async () => {
    const { field } = await showField(TimeField, { question: when, given: '25:00', fault: 'The time must be real' })
    await inBothSchemes(() => expect(field).to.be.accessible())
    expect(await isCalled('textbox', 'Time')).to.equal(true)
  })

  it('reports what is typed, good or not', async () => {
    const { field, answers } = await showField(TimeField, { question: when })
    field.focus()
    await sendKeys({ type: '9.3' })
    expect(answers).to.deep.equal(['9', '9.', '9.3'])
  })

  it('takes what is filled in from outside', async () => {
    const { field, part } = await showField(TimeField, { question: when, given: '14:0' })
    field.given = '14:02'
    await field.updateComplete
    expect(part('input')).to.have.property('value', '14:02')
  })
})
