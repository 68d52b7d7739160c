import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { DateQuestion } from '#contract/form.ts'
import { DateField } from '#fields/date-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { groupName, isCalled, showField, type Shown } from './show-field.ts'

const born: DateQuestion = {
  kind: 'date',
  label: 'Date of Birth',
  hint: 'For example, 30 4 2010',
  noun: 'date of birth',
}

const values = ({ parts }: Shown<DateField>) =>
  parts('input').map((input) => (input instanceof HTMLInputElement ? input.value : ''))

async function type(shown: Shown<DateField>, parts: readonly string[]): Promise<void> {
  shown.field.focus()
  for (const part of parts) {
    if (part !== '') await sendKeys({ type: part })
    await sendKeys({ press: 'Tab' })
  }
}

describe('date-field', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const { field } = await showField(DateField, { question: born })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is accessible with a fault', async () => {
    const { field } = await showField(DateField, {
      question: born,
      given: '3//2010',
      fault: 'Date of birth must include a month',
    })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is a group called what the question says, of three boxes', async () => {
    const shown = await showField(DateField, { question: born })
    expect(groupName(shown)).to.equal('Date of Birth')
    for (const name of ['Day', 'Month', 'Year']) expect(await isCalled('textbox', name)).to.equal(true)
  })

  for (const [typed, given] of [
    [['30', '4', '2010'], '2010-04-30'],
    [['3', 'April', '2010'], '2010-04-03'],
    [['3', 'sept', '2010'], '2010-09-03'],
    [['31', '02', '2010'], '2010-02-31'],
    [['3', '', '2010'], '3//2010'],
    [['3', '4', '10'], '3/4/10'],
    [['', '', ''], undefined],
  ] as const) {
    it(`reports ${typed.join(' ')} as ${String(given)}`, async () => {
      const shown = await showField(DateField, { question: born })
      await type(shown, typed)
      expect(shown.answers.at(-1)).to.equal(given)
      expect(values(shown)).to.deep.equal([...typed])
    })
  }

  for (const whole of ['30/04/2010', '30 April 2010']) {
    it(`spreads ${whole} over the boxes when it is put into the first`, async () => {
      const shown = await showField(DateField, { question: born })
      shown.field.focus()
      await sendKeys({ type: whole })
      expect(shown.answers.at(-1)).to.equal('2010-04-30')
      expect(values(shown)[2]).to.equal('2010')
    })
  }

  it('takes a month alone where that will do', async () => {
    const shown = await showField(DateField, { question: { ...born, approximate: true } })
    await type(shown, ['', '3', '2025'])
    expect(shown.answers.at(-1)).to.equal('2025-03')
  })

  for (const [given, boxes] of [
    ['2010-04-30', ['30', '4', '2010']],
    ['2025-03', ['', '3', '2025']],
    ['3//2010', ['3', '', '2010']],
    ['30/04/2010//', ['30/04/2010', '', '']],
    ['', ['', '', '']],
  ] as const) {
    it(`shows ${given || 'nothing'} again`, async () => {
      expect(values(await showField(DateField, { question: born, given }))).to.deep.equal([...boxes])
    })
  }

  it('leaves what is typed as it is typed when the page gives it back', async () => {
    const shown = await showField(DateField, { question: born })
    await type(shown, ['03', 'april', '2010'])
    shown.field.given = '2010-04-03'
    await shown.field.updateComplete
    expect(values(shown)).to.deep.equal(['03', 'april', '2010'])
    shown.field.given = '2011-05-06'
    await shown.field.updateComplete
    expect(values(shown)).to.deep.equal(['6', '5', '2011'])
  })

  it('marks only what is missing, and brings the focus there', async () => {
    const { field, parts } = await showField(DateField, {
      question: born,
      given: '3//2010',
      fault: 'It must include a month',
    })
    expect(parts('[aria-invalid=true]').map(({ id }) => id)).to.deep.equal(['month'])
    field.focus()
    expect(field.shadowRoot?.activeElement?.id).to.equal('month')
  })
})
