import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { LinksQuestion } from '#contract/form.ts'
import { LinksField } from '#fields/links-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { groupName, isCalled, showField } from './show-field.ts'

const needs: LinksQuestion = {
  kind: 'links',
  label: 'Which needs does it meet?',
  noun: 'a need',
  to: 'needs',
  entry: 'Need',
  shows: 'title',
}
const offers = [
  { code: '1', label: 'Washing' },
  { code: '2', label: 'Going out' },
]

describe('links-field', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const { field } = await showField(LinksField, { question: needs, offers, given: ['2'] })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is accessible with a fault', async () => {
    const { field } = await showField(LinksField, { question: needs, offers, fault: 'Select a need' })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('offers the entries in their words', async () => {
    const shown = await showField(LinksField, { question: needs, offers })
    expect(groupName(shown)).to.equal('Which needs does it meet?')
    expect(await isCalled('checkbox', 'Going out')).to.equal(true)
  })

  it('reports their ids, by keyboard', async () => {
    const { field, answers } = await showField(LinksField, { question: needs, offers, given: ['2'] })
    field.focus()
    await sendKeys({ press: 'Space' })
    await sendKeys({ press: 'Tab' })
    await sendKeys({ press: 'Space' })
    expect(answers).to.deep.equal([['2', '1'], ['1']])
  })
})
