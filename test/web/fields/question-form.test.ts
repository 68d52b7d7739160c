import { expect, fixture, html } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { registrationSteps } from '#contract/registration.ts'
import type { Given, Questions } from '#contract/form.ts'
import type { QuestionForm } from '#fields/question-form.ts'
import '#fields/question-form.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'

const questions: Questions = {
  allergic: {
    kind: 'choice',
    label: 'Any allergies?',
    noun: 'yes if there are allergies',
    options: { yes: 'Yes', no: 'No' },
  },
  allergies: {
    kind: 'text',
    label: 'Which?',
    noun: 'the allergies',
    most: 50,
    askIf: { question: 'allergic', is: 'yes' },
  },
  needs: { kind: 'links', label: 'Needs', noun: 'a need', to: 'needs', entry: 'Need', shows: 'title', optional: true },
}
const earlier = { needs: [{ id: '1', title: 'Washing' }] }

async function show(given: Record<string, Given> = {}): Promise<QuestionForm> {
  const form = await fixture<QuestionForm>(
    html`<question-form .questions=${questions} .earlier=${earlier} .given=${given}>
      <h1 slot="top">About allergies</h1>
    </question-form>`,
  )
  return form
}

const names = (form: QuestionForm) =>
  [...(form.shadowRoot?.querySelectorAll('form > :not(slot, p)') ?? [])].map((field) => field.id)

const summary = (form: QuestionForm) => form.shadowRoot?.querySelector('error-summary')?.shadowRoot

describe('question-form', () => {
  before(usePortalColours)

  it('is accessible', async () => {
    const form = await show({ allergic: 'yes' })
    await inBothSchemes(() => expect(form).to.be.accessible())
  })

  it('is accessible with faults', async () => {
    const form = await show({ allergic: 'yes' })
    await form.showFaults({ allergies: 'missing' })
    await inBothSchemes(() => expect(form).to.be.accessible())
  })

  it('asks what is asked as things stand, and nothing else', async () => {
    const form = await show()
    expect(names(form)).to.deep.equal(['allergic', 'needs'])
    form.given = { allergic: 'yes' }
    await form.updateComplete
    expect(names(form)).to.deep.equal(['allergic', 'allergies', 'needs'])
  })

  it('says once what the asterisk means, where there is one', async () => {
    const form = await show()
    expect(form.shadowRoot?.querySelectorAll('form > p')).to.have.length(1)
    expect(form.shadowRoot?.querySelector('form > p')).to.have.text('Fields marked with a * are mandatory.')
    form.questions = { only: { kind: 'text', label: 'Only', noun: 'it', most: 5, optional: true } }
    await form.updateComplete
    expect(form.shadowRoot?.querySelector('form > p')).to.equal(null)
  })

  it('hands on every answer, and holds it already', async () => {
    const form = await show({ allergic: 'yes' })
    const heard: unknown[] = []
    form.addEventListener('answer', ({ detail }) => heard.push(detail, form.given[detail.name]))
    form.focusQuestion('allergies')
    await sendKeys({ type: 'n' })
    expect(heard).to.deep.equal([{ name: 'allergies', given: 'n' }, 'n'])
    expect(form.given).to.deep.equal({ allergic: 'yes', allergies: 'n' })
  })

  it('says what is wrong in the order of the page, and brings the focus there', async () => {
    const form = await show({ allergic: 'yes' })
    await form.showFaults({ allergies: 'missing', allergic: 'missing' })
    expect([...(summary(form)?.querySelectorAll('a') ?? [])].map((link) => link.textContent)).to.deep.equal([
      'Select yes if there are allergies',
      'Enter the allergies',
    ])
    expect(summary(form)?.activeElement).to.have.class('govuk-error-summary')
    expect(document.title).to.match(/^Error: /)
  })

  it('goes to the control of the fault that is chosen', async () => {
    const form = await show({ allergic: 'yes' })
    await form.showFaults({ allergies: 'missing' })
    summary(form)?.querySelector('a')?.click()
    expect(form.shadowRoot?.activeElement?.id).to.equal('allergies')
    expect(form.shadowRoot?.activeElement?.shadowRoot?.activeElement?.id).to.equal('control')
  })

  it('takes back what it said when nothing is wrong any more', async () => {
    const form = await show()
    await form.showFaults({ allergic: 'missing' })
    await form.showFaults({})
    expect(summary(form)).to.equal(undefined)
    expect(document.title).not.to.match(/^Error: /)
  })

  it('hears Enter in any box of one line', async () => {
    const form = await show({ allergic: 'yes' })
    let asked = 0
    form.addEventListener('submit-asked', () => (asked += 1))
    form.focusQuestion('allergies')
    await sendKeys({ press: 'Enter' })
    expect(asked).to.equal(1)
  })

  it('keeps every control out of the browser’s memory but those about the person who types', async () => {
    const form = await show({ allergic: 'yes' })
    form.questions = {
      ...questions,
      ...registrationSteps(true)[0]?.questions,
      ...registrationSteps(true)[2]?.questions,
    }
    await form.updateComplete
    const fields = [...(form.shadowRoot?.querySelectorAll('form > [id]') ?? [])]
    const controls = fields.flatMap(({ shadowRoot }) => [
      ...(shadowRoot?.querySelectorAll('input, select, textarea') ?? []),
    ])
    const remembered = new Set(controls.map((control) => control.getAttribute('autocomplete')))
    expect([...remembered].sort()).to.deep.equal([
      'new-password',
      'off',
      'organization',
      'postal-code',
      'tel',
      'username',
    ])
  })
})
