import { expect } from '@open-wc/testing'
import { sendKeys, sendMouse } from '@web/test-runner-commands'
import type { ComboboxQuestion } from '#contract/form.ts'
import { ComboboxField } from '#fields/combobox-field.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { isCalled, showField, type Shown } from './show-field.ts'

const language: ComboboxQuestion = {
  kind: 'combobox',
  label: 'First Language',
  hint: 'Start typing',
  noun: 'a first language',
  list: 'firstLanguage',
  most: 100,
}
const school: ComboboxQuestion = {
  kind: 'combobox',
  label: 'Current School',
  noun: 'a school',
  list: 'schools',
  most: 150,
}
const offers = ['Foxford Community School', 'Hereward College'].map((label) => ({ code: label, label }))

const suggestions = ({ parts }: Shown<ComboboxField>) => parts('li').map((li) => li.textContent.trim())
const isOpen = ({ part }: Shown<ComboboxField>) => part('input').getAttribute('aria-expanded') === 'true'

describe('combobox-field', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const { field } = await showField(ComboboxField, { question: language })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is accessible with its suggestions open and one of them reached', async () => {
    const shown = await showField(ComboboxField, { question: language })
    shown.field.focus()
    await sendKeys({ press: 'ArrowDown' })
    expect(isOpen(shown)).to.equal(true)
    await inBothSchemes(() => expect(shown.field).to.be.accessible())
  })

  it('is accessible with a fault', async () => {
    const { field } = await showField(ComboboxField, { question: language, fault: 'Enter a first language' })
    await inBothSchemes(() => expect(field).to.be.accessible())
  })

  it('is a combobox called what the question says', async () => {
    await showField(ComboboxField, { question: language })
    expect(await isCalled('combobox', 'First Language')).to.equal(true)
  })

  it('suggests while one types, best first, never more than fit, and says how many', async () => {
    const shown = await showField(ComboboxField, { question: language })
    shown.field.focus()
    await sendKeys({ type: 'p' })
    expect(suggestions(shown)).to.have.length(8)
    expect(suggestions(shown)[0]).to.equal('Panjabi')
    await sendKeys({ type: 'OL' })
    expect(suggestions(shown)[0]).to.equal('Polish')
    expect(shown.part('[role=status]').textContent).to.match(/^\d suggestions?\. $/)
  })

  it('reports what is typed, in the list or not', async () => {
    const shown = await showField(ComboboxField, { question: language })
    shown.field.focus()
    await sendKeys({ type: 'Xq' })
    expect(shown.answers).to.deep.equal(['X', 'Xq'])
    expect(suggestions(shown)).to.deep.equal([])
    expect(shown.part('[role=status]')).to.have.text('Not in the list. Any words will do')
  })

  it('is worked with the keyboard alone', async () => {
    const shown = await showField(ComboboxField, { question: language })
    shown.field.focus()
    await sendKeys({ type: 'pol' })
    await sendKeys({ press: 'ArrowDown' })
    expect(shown.part('input').getAttribute('aria-activedescendant')).to.equal('suggestion-0')
    await sendKeys({ press: 'Enter' })
    expect(shown.answers.at(-1)).to.equal('Polish')
    expect(shown.part('input')).to.have.value('Polish')
    expect(isOpen(shown)).to.equal(false)
  })

  it('goes round: up from the box to the last suggestion, and on to the box again', async () => {
    const shown = await showField(ComboboxField, { question: school, offers })
    shown.field.focus()
    await sendKeys({ press: 'ArrowUp' })
    expect(shown.part('[aria-selected=true]')).to.have.trimmed.text('Not in education')
    await sendKeys({ press: 'ArrowDown' })
    expect(shown.parts('[aria-selected=true]')).to.have.length(0)
  })

  it('closes on Escape and keeps the text', async () => {
    const shown = await showField(ComboboxField, { question: language })
    shown.field.focus()
    await sendKeys({ type: 'pol' })
    await sendKeys({ press: 'Escape' })
    expect(isOpen(shown)).to.equal(false)
    expect(shown.part('input')).to.have.value('pol')
  })

  it('takes Enter with nothing reached for the wish to go on', async () => {
    const shown = await showField(ComboboxField, { question: language })
    let asked = 0
    shown.field.addEventListener('submit-asked', () => (asked += 1))
    shown.field.focus()
    await sendKeys({ type: 'pol' })
    await sendKeys({ press: 'Enter' })
    expect(asked).to.equal(1)
    expect(shown.answers.at(-1)).to.equal('pol')
  })

  it('stays open under the finger, and takes what it touches', async () => {
    const shown = await showField(ComboboxField, { question: school, offers })
    shown.part('input').focus()
    shown.part('input').click()
    await shown.field.updateComplete
    const { x, y, height } = shown.parts('li')[1]?.getBoundingClientRect() ?? new DOMRect()
    const position: [number, number] = [Math.round(x + 20), Math.round(y + height / 2)]
    await sendMouse({ type: 'move', position })
    await sendMouse({ type: 'down' })
    expect(isOpen(shown)).to.equal(true)
    await sendMouse({ type: 'up' })
    expect(shown.answers).to.deep.equal(['Hereward College'])
    expect(shown.field.shadowRoot?.activeElement?.id).to.equal('control')
  })

  it('closes when one goes on', async () => {
    const shown = await showField(ComboboxField, { question: school, offers })
    shown.field.focus()
    await sendKeys({ press: 'ArrowDown' })
    await sendKeys({ press: 'Tab' })
    expect(isOpen(shown)).to.equal(false)
  })

  it('always offers "Not in education" for a school', async () => {
    const shown = await showField(ComboboxField, { question: school, offers })
    shown.field.focus()
    await sendKeys({ type: 'zzz' })
    expect(suggestions(shown)).to.deep.equal(['Not in education'])
  })
})
