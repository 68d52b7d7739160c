import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { StatementQuestion } from '#contract/form.ts'
import { currentStatement } from '#contract/statements/index.ts'
import { StatementField } from '#fields/statement-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { isCalled, showField } from './show-field.ts'

const read: StatementQuestion = { kind: 'statement', label: 'I have read it', noun: 'that you have read it' }

describe('statement-field', () => {
  before(usePortalColours)

  it('is accessible, and called what the question says', async () => {
    const { field } = await showField(StatementField, { question: read, fault: 'Confirm that you have read it' })
    await inBothSchemes(() => expect(field).to.be.accessible())
    expect(await isCalled('checkbox', 'I have read it')).to.equal(true)
  })

  it('says which statement was read, and nothing once it is unticked', async () => {
    const { field, answers } = await showField(StatementField, { question: read })
    field.focus()
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Space' })
    expect(answers).to.deep.equal([currentStatement.id, undefined])
  })

  it('is ticked by a statement read earlier too', async () => {
    const { part } = await showField(StatementField, { question: read, given: 'an-older-one' })
    expect(part('input')).to.have.property('checked', true)
  })
})
