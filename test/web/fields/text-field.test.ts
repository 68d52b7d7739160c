import { aTimeout, expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import type { TextQuestion } from '#contract/form.ts'
import { TextField } from '#fields/text-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { isCalled, showField } from './show-field.ts'

const forename: TextQuestion = {
  kind: 'text',
  label: 'Forename',
  hint: 'As on the passport',
  noun: 'a forename',
  most: 100,
}
const views: TextQuestion = { kind: 'text', label: 'Views', noun: 'views', most: 40, lines: 3 }

describe('text-field', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const { field } = await showField(TextField, { question: forename })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is accessible with a fault', async () => {
    const { field } = await showField(TextField, { question: views, fault: 'Enter views' })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is called what the question says, and nothing more', async () => {
    await showField(TextField, { question: forename })
    expect(await isCalled('textbox', 'Forename')).to.equal(true)
  })

  it('reports every letter as it is typed', async () => {
    const { field, answers } = await showField(TextField, { question: forename })
    field.focus()
    await sendKeys({ type: 'Ada' })
    expect(answers).to.deep.equal(['A', 'Ad', 'Ada'])
  })

  it('shows what was given before', async () => {
    const { part } = await showField(TextField, { question: views, given: 'Likes trains' })
    expect(part('textarea')).to.have.value('Likes trains')
  })

  it('says what is wrong where it is wrong', async () => {
    const { part } = await showField(TextField, { question: forename, fault: 'Enter a forename' })
    expect(part('#fault')).to.have.trimmed.text('Error: Enter a forename')
    expect(part('input').getAttribute('aria-describedby')).to.equal('hint fault count')
    expect(part('input').getAttribute('aria-invalid')).to.equal('true')
  })

  it('takes Enter in a box of one line for the wish to go on, and in a longer one for a new line', async () => {
    let asked = 0
    const line = await showField(TextField, { question: forename })
    line.field.addEventListener('submit-asked', () => (asked += 1))
    line.field.focus()
    await sendKeys({ press: 'Enter' })
    expect(asked).to.equal(1)

    const area = await showField(TextField, { question: views })
    area.field.addEventListener('submit-asked', () => (asked += 1))
    area.field.focus()
    await sendKeys({ press: 'Enter' })
    expect(asked).to.equal(1)
    expect(area.answers).to.deep.equal(['\n'])
  })

  it('keeps out of the browser’s memory unless it asks about the person who types', async () => {
    const { field, part } = await showField(TextField, { question: forename })
    expect(part('input').getAttribute('autocomplete')).to.equal('off')
    field.question = { ...forename, autocomplete: 'given-name' }
    await field.updateComplete
    expect(part('input').getAttribute('autocomplete')).to.equal('given-name')
    expect(part('input').getAttribute('spellcheck')).to.equal('false')
  })

  for (const [format, type, inputmode, autocomplete] of [
    ['email', 'email', 'email', 'off'],
    ['phone', 'tel', 'tel', 'off'],
    ['postcode', 'text', 'text', 'off'],
    ['password', 'password', 'text', 'current-password'],
    ['new-password', 'password', 'text', 'new-password'],
    ['six-digits', 'text', 'numeric', 'one-time-code'],
  ] as const) {
    it(`brings up the right keyboard for ${format}`, async () => {
      const { part } = await showField(TextField, { question: { ...forename, format } })
      const input = part('input')
      expect(input.getAttribute('type')).to.equal(type)
      expect(input.getAttribute('inputmode')).to.equal(inputmode)
      expect(input.getAttribute('autocomplete')).to.equal(autocomplete)
    })
  }

  it('shows a password and hides it again', async () => {
    const { field, part } = await showField(TextField, {
      question: { ...forename, label: 'Password', format: 'password' },
    })
    expect(await isCalled('button', 'Show password')).to.equal(true)
    part('button').click()
    await field.updateComplete
    expect(part('input').getAttribute('type')).to.equal('text')
    expect(await isCalled('button', 'Hide password')).to.equal(true)
  })

  it('counts only near the limit, and lets one type past it', async () => {
    const { field, part } = await showField(TextField, { question: views, given: 'x'.repeat(30) })
    expect(part('#count')).to.have.text('')
    field.given = 'x'.repeat(39)
    await field.updateComplete
    expect(part('#count')).to.have.text('You have 1 character remaining')
    field.given = 'x'.repeat(42)
    await field.updateComplete
    expect(part('#count')).to.have.text('You have 2 characters too many')
    await expect(field).to.be.accessible()
  })

  it('starts at its lines and grows with the text', async () => {
    const { field, part } = await showField(TextField, { question: views })
    const before = part('textarea').offsetHeight
    expect(before).to.be.greaterThan(75)
    field.given = 'line\n'.repeat(10)
    await field.updateComplete
    await aTimeout(20)
    expect(part('textarea').offsetHeight).to.be.greaterThan(before * 2)
  })
})
