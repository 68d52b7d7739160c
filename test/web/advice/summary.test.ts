import { expect } from '@open-wc/testing'
import { declarationTexts } from '#contract/declarations.ts'
import { readForm } from '#contract/read.ts'
import { saveAnswer } from '#device/answers.ts'
import { listWaiting } from '#device/outbox.ts'
import { overEighteen } from '../../examples/adult-advice.ts'
import { exampleNeeds } from '../../examples/needs.ts'
import { failWrite } from '../device/failing-storage.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { addYoungPerson, adultForm, beginDraft, openDesk, reload, type Desk } from './desk.ts'
import { eventually, textOf } from './look.ts'
import { nilReturn } from './nil-return.ts'
import { startWalk, type Walk } from './walk.ts'

const problems = (walk: Walk) =>
  walk
    .controls('')
    .filter((link) => link.closest('.govuk-error-summary'))
    .map(textOf)

async function listSubmissions({ device }: Desk) {
  return (await listWaiting(device)).filter((item) => item.kind === 'submission')
}

async function agree(walk: Walk): Promise<void> {
  await walk.choose('accurate', '*I agree')
  await walk.choose('shared', '*I agree')
}

describe('the summary', function () {
  this.timeout(30_000)
  before(usePortalColours)

  it('is accessible, complete and with something to check', async () => {
    const desk = await openDesk()
    const personId = await addYoungPerson(desk.device, { dateOfBirth: '2012-04-30' })
    const draft = await beginDraft({ ...desk, personId }, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    expect(walk.text).to.contain('Check before you send')
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
  })

  it('is accessible with problems', async () => {
    const desk = await openDesk()
    const walk = await startWalk(desk, `/forms/${(await beginDraft(desk)).id}/summary`)
    await walk.tap('Submit')
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
  })

  it('shows who submits, whom it is about, and every question asked with its answer', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const { text } = await startWalk(desk, `/forms/${draft.id}/summary`)
    expect(text).to.contain('Summary | The information you have entered as part of this Special Educational Needs &')
    expect(text).to.contain('Form submitter details | Name | Lesley Harris | Professional Role | Project Support')
    expect(text).to.contain(
      'Child / Young Person Details | Name | Aaron Aardvaark | Gender | Male | Date of Birth | 30 April 2008',
    )
    expect(text).to.contain('Step 1: Your involvement')
    expect(text).to.contain('Which team is this advice from? | Initial contact/duty')
    expect(text).to.contain('Professional registration number | Not provided')
    expect(text).to.contain('Nil return | What did you search?')
    expect(text).to.contain('You are sending this about Aaron Aardvaark, born 30 April 2008.')
  })

  it('gives every Change a name of its own that begins with the word', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    const names = walk.controls('Change').map(textOf)
    expect(names).to.include('Change When did you search?')
    expect(new Set(names).size).to.equal(names.length)
  })

  it('lists what is not complete when Submit is pressed, with links, and keeps everything on the phone', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, { ...nilReturn, team: undefined })
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    await walk.tap('Submit')
    expect(walk.focused).to.have.class('govuk-error-summary')
    expect(problems(walk)).to.deep.equal([
      'Select the team this advice is from',
      'Select that you agree that the information is accurate and complete',
      'Select that you agree that the information can be shared',
    ])
    expect(await listSubmissions(desk)).to.deep.equal([])
    await walk.tap('Select that you agree that the information can be shared')
    expect(walk.focused?.getAttribute('type')).to.equal('checkbox')
    await walk.tap('Select the team this advice is from')
    await walk.until(`/forms/${draft.id}/team#summary`)
    await eventually(() => expect(walk.focused?.getAttribute('type')).to.equal('radio'))
    await walk.choose('team', 'Sensory')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/summary`)
    expect(walk.text).to.contain('Which team is this advice from? | Sensory')
  })

  it('takes a change and comes back', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    await walk.tap('Change When did you search?')
    await walk.until(`/forms/${draft.id}/search#summary`)
    await eventually(() => expect(walk.focused?.id).to.equal('day'))
    await walk.fill('searchedOn', '19')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/summary`)
    expect(walk.text).to.contain('When did you search? | 19 November 2026')
  })

  it('asks for the work profile when no role was chosen, and comes back from there', async () => {
    const desk = await openDesk()
    const draft = await beginDraft({ ...desk, role: { ...desk.role, id: crypto.randomUUID() } }, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    await agree(walk)
    await walk.tap('Submit')
    expect(problems(walk)).to.deep.equal(['Confirm your work profile'])
    await walk.tap('Confirm your work profile')
    await walk.until(`/forms/${draft.id}/profile#summary`)
    await walk.tap('Select')
    await walk.until(`/forms/${draft.id}/summary`)
  })

  it('shows each entry under its number, and leads to the one that is to be changed or put right', async () => {
    const desk = await openDesk()
    const needs = [exampleNeeds.travel, { ...exampleNeeds.meals, description: '' }]
    const draft = await beginDraft(desk, { ...overEighteen, needs })
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    expect(walk.text).to.match(
      /Need 1 \| Which part of life\? \| Getting out .* \| Need 2 \| Which part of life\? \| Eating/,
    )
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
    await walk.tap('Submit')
    const sentence = 'Need 2: Enter what the need is and what difference it makes'
    expect(problems(walk)).to.include(sentence)
    await walk.tap(sentence)
    await walk.until(`/forms/${draft.id}/needs/${exampleNeeds.meals.id}#summary`)
    await eventually(() => expect(walk.focused?.localName).to.equal('textarea'))

    await walk.go(`/forms/${draft.id}/summary`)
    await walk.tap('Change Which part of life? (Need 1)')
    await walk.until(`/forms/${draft.id}/needs/${exampleNeeds.travel.id}#summary`)
  })

  it('has nothing agreed to beforehand', async () => {
    const desk = await openDesk()
    const walk = await startWalk(desk, `/forms/${(await beginDraft(desk, nilReturn)).id}/summary`)
    expect(walk.field('accurate').given).to.equal(false)
    expect(walk.field('shared').given).to.equal(false)
    expect(textOf(walk.controls('*I agree')[0])).to.equal('*I agree that the information is accurate and complete')
  })

  it('hands in once, however often Submit is tapped, exactly what was read', async () => {
    const desk = await openDesk()
    const given = { ...nilReturn, careDirectNumber: ' ', involvedNow: 'yes' }
    const draft = await beginDraft(desk, given)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    await agree(walk)
    walk.control('Submit').click()
    walk.control('Submit').click()
    await walk.tap('Submit')
    await walk.until(`/sent/${draft.submissionId}`)

    const [item, ...others] = await listSubmissions(desk)
    const reading = readForm(adultForm(), given, { today: '2026-11-24', facts: { ageBand: '18-24' } })
    expect(others).to.deep.equal([])
    expect(reading.ok && item?.document.answers).to.deep.equal(reading.ok && reading.answers)
    expect(item?.document.answers).not.to.have.any.keys('involvedNow', 'careDirectNumber')
    expect(item?.document.declarations).to.deep.equal(declarationTexts(adultForm()))
    expect(item?.document.roleId).to.equal(desk.role.id)
    expect(walk.posted).to.deep.equal([null])
    expect(walk.heading).to.equal('Waiting to send')
    expect((await reload(desk.device, draft)).postedAt).to.be.a('string')
  })

  it('says that it was not submitted when the phone is full, and can be submitted afterwards', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    await agree(walk)
    const full = failWrite(1, 'full', { lasts: true })
    await walk.tap('Submit')
    await walk.untilStatus(/^Not submitted: this phone is full. Free some space, then try again$/)
    full.mend()
    expect(await listSubmissions(desk)).to.deep.equal([])
    expect(walk.posted).to.deep.equal([])
    await walk.tap('Submit')
    await walk.until(`/sent/${draft.submissionId}`)
  })

  it('hands in nothing that the person has not seen', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    await saveAnswer(desk.device, draft.id, 'team', 'sensory')
    await agree(walk)
    await walk.tap('Submit')
    await walk.untilStatus(/^Not submitted: your answers changed in another tab/)
    expect(await listSubmissions(desk)).to.deep.equal([])
  })

  it('says at an old address that the advice was submitted', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    await agree(walk)
    await walk.tap('Submit')
    await walk.until(`/sent/${draft.submissionId}`)
    await walk.go(`/forms/${draft.id}/team`)
    expect(walk.heading).to.equal('This advice was submitted')
    await walk.tap('See what was submitted')
    await walk.until(`/sent/${draft.submissionId}`)
  })
})
