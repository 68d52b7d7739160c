import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { AgreementQuestion } from '#contract/form.ts'
import { AgreementField } from '#fields/agreement-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { isCalled, showField } from './show-field.ts'

const agree: AgreementQuestion = { kind: 'agreement', label: 'I agree', noun: 'that you agree' }

describe('agreement-field', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const { field } = await showField(AgreementField, { question: agree, given: true })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is accessible with a fault', async () => {
    const { field } = await showField(AgreementField, { question: agree, fault: 'Select that you agree' })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is a checkbox called what the question says, and nothing more', async () => {
    await showField(AgreementField, { question: agree })
    expect(await isCalled('checkbox', 'I agree')).to.equal(true)
  })

  it('reports the tick and its absence, by keyboard', async () => {
    const { field, answers } = await showField(AgreementField, { question: agree })
    field.focus()
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Space' })
    expect(answers).to.deep.equal([true, false])
  })
})
