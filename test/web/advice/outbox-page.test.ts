import { expect } from '@open-wc/testing'
import { listWaiting } from '#device/outbox.ts'
import { changePerson, loadPerson } from '#device/people.ts'
import { saveSession } from '#device/practitioner.ts'
import { overEighteen } from '../../examples/adult-advice.ts'
import { exampleNeeds } from '../../examples/needs.ts'
import { recorded } from '../device/phone.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { addYoungPerson, beginDraft, openDesk, type Desk } from './desk.ts'
import { handInAdvice, handInNilReturn, receiveAll, refuse } from './hand-in.ts'
import { eventually, textOf } from './look.ts'
import { startWalk } from './walk.ts'

const kinds = async ({ device }: Desk) => (await listWaiting(device)).map(({ kind }) => kind)

describe('outbox-page', function () {
  this.timeout(30_000)
  before(usePortalColours)

  it('is accessible, also with something refused', async () => {
    const desk = await openDesk()
    await handInNilReturn(desk)
    const walk = await startWalk(desk, '/outbox')
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
    await refuse(desk, { what: 'people', faults: { dateOfBirth: 'in-future' } })
    await walk.refresh()
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
  })

  it('lists everything that waits, oldest first, and asks for it to be sent now', async () => {
    const desk = await openDesk()
    await handInNilReturn(desk)
    const walk = await startWalk(desk, '/outbox')
    expect(walk.text).to.match(
      /^Waiting on this phone \| New person: Aaron Aardvaark \| Added \d\d:\d\d \| Waiting to send \| Advice for Aaron Aardvaark \| Completed \d\d:\d\d \| Waiting to send/,
    )
    expect(walk.status).to.equal('2 waiting on this phone')
    await walk.tap('Send now')
    expect(walk.posted).to.deep.equal([{ now: true }])
  })

  it('says that everything is sent when nothing waits', async () => {
    const desk = await openDesk()
    await receiveAll(desk)
    const walk = await startWalk(desk, '/outbox')
    expect(walk.text).to.contain('Everything is sent.')
    expect(walk.controls('Send now')).to.deep.equal([])
    await expect(walk.page).to.be.accessible()
  })

  it('asks for signing in when the session has ended', async () => {
    const desk = await openDesk()
    await saveSession('ended')
    const walk = await startWalk(desk, '/outbox')
    expect(walk.text).to.contain('New person: Aaron Aardvaark')
    expect(walk.status).to.equal('Sign in to send')
    expect(walk.controls('Send now')).to.deep.equal([])
  })

  it('says what the council did not take and why, and that what hangs on it waits for that', async () => {
    const desk = await openDesk()
    await handInNilReturn(desk)
    await refuse(desk, { what: 'people', faults: { dateOfBirth: 'in-future' } })
    const walk = await startWalk(desk, '/outbox')
    expect(walk.text).to.contain('Needs you')
    expect(walk.text).to.contain('Date of birth must be today or in the past')
    expect(walk.text).to.contain("The person's details need you first")
    const edit = walk.control('Edit Person')
    expect(textOf(edit)).to.equal('Edit Person, new person: Aaron Aardvaark')
    expect(edit).to.have.property('pathname', `/send/people/${desk.personId}/edit`)
  })

  it('opens refused advice to be corrected', async () => {
    const desk = await openDesk()
    const { draft } = await handInNilReturn(desk)
    await refuse(desk, { what: 'submissions', faults: { team: 'missing' } })
    const walk = await startWalk(desk, '/outbox')
    expect(textOf(walk.control('Correct it'))).to.equal('Correct it, advice for Aaron Aardvaark')
    await walk.tap('Correct it')
    await walk.until(`/forms/${draft.id}/team#summary`)
    expect(await kinds(desk)).to.deep.equal([])
  })

  it('opens the entry of which the council did not take something, and says what', async () => {
    const desk = await openDesk()
    const { draft } = await handInAdvice(desk, overEighteen)
    const { id } = exampleNeeds.meals
    await refuse(desk, { what: 'submissions', faults: { [`needs.${id}.description`]: 'too-long' } })
    const walk = await startWalk(desk, '/outbox')
    const sentence = 'What the need is and what difference it makes must be 10000 characters or fewer'
    expect(walk.text).to.contain(`Need 2: ${sentence}`)
    await walk.tap('Correct it')
    await walk.until(`/forms/${draft.id}/needs/${id}#summary`)
    await eventually(() => expect(walk.focused).to.have.class('govuk-error-summary'))
    expect(walk.controls(sentence)).to.have.length(1)
  })

  it('sends again, as it is, what may be taken at a second try', async () => {
    const desk = await openDesk()
    await handInNilReturn(desk)
    await refuse(desk, { what: 'submissions', type: 'unexpected' })
    const walk = await startWalk(desk, '/outbox')
    await walk.tap('Send it again')
    await eventually(() => expect(walk.posted).to.have.length(1))
    await walk.refresh()
    expect(walk.text).not.to.contain('Needs you')
  })

  it('discards a refused person when asked twice, and brings the focus back to the heading', async () => {
    const desk = await openDesk()
    const personId = await addYoungPerson(desk.device, { forename: 'Dev', surname: 'Dormouse' })
    await refuse(desk, { what: 'people' })
    const walk = await startWalk(desk, '/outbox')
    const discard = () => walk.controls('Discard').find((control) => textOf(control).includes('Dev Dormouse'))
    discard()?.click()
    await walk.tap('Keep it')
    expect(await loadPerson(desk.device, personId)).to.be.an('object')
    await eventually(() => expect(textOf(walk.focused ?? undefined)).to.equal('Edit Person, new person: Dev Dormouse'))
    discard()?.click()
    await walk.tap('Discard it')
    await eventually(() => expect(walk.focused?.localName).to.equal('h1'))
    expect(await loadPerson(desk.device, personId)).to.equal(undefined)
    expect(walk.text).not.to.contain('Dev Dormouse')
  })

  it('does not discard a person whom a draft is about, and says why', async () => {
    const desk = await openDesk()
    await beginDraft(desk)
    await refuse(desk, { what: 'people' })
    const walk = await startWalk(desk, '/outbox')
    await walk.tap('Discard')
    await walk.tap('Discard it')
    const why = 'A draft, advice or consent record on this phone is about this person. Edit the person instead.'
    await eventually(() => expect(walk.text).to.contain(why))
    expect(await kinds(desk)).to.deep.equal(['person'])
    await expect(walk.page).to.be.accessible()
  })

  it('says what the council did not take of a consent record and why, and sends it again', async () => {
    const desk = await openDesk()
    await receiveAll(desk)
    await recorded(desk.device, desk.personId)
    await refuse(desk, { what: 'consents', type: 'unexpected', faults: { time: 'missing' } })
    const walk = await startWalk(desk, '/outbox')
    expect(walk.text).to.match(/Consent record for Aaron Aardvaark \| Recorded \d\d:\d\d \| Needs you/)
    expect(walk.text).to.contain('Enter the time consent was obtained')
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
    await walk.tap('Send it again')
    await eventually(() => expect(walk.posted).to.have.length(1))
    await walk.refresh()
    expect(walk.text).not.to.contain('Needs you')
  })

  it('has a refused consent record recorded again, or discarded with what waits for it', async () => {
    const desk = await openDesk()
    await receiveAll(desk)
    const { id } = await recorded(desk.device, desk.personId)
    const behind = await recorded(desk.device, desk.personId, { given: 'no', supersedes: id })
    await recorded(desk.device, desk.personId, { supersedes: behind.id })
    await refuse(desk, { what: 'consents' })
    const walk = await startWalk(desk, '/outbox')
    expect(walk.text.match(/An earlier consent record needs you first/g)).to.have.length(2)
    const again = walk.control('Record it again')
    expect(textOf(again)).to.equal('Record it again, consent record for Aaron Aardvaark')
    expect(again).to.have.property('pathname', `/send/people/${desk.personId}/consent`)
    expect(walk.controls('Edit Person')).to.deep.equal([])
    await walk.tap('Discard')
    expect(walk.text).to.contain('The record then goes from this phone')
    await walk.tap('Discard it')
    await eventually(() => expect(walk.text).to.contain('Everything is sent.'))
    expect(await kinds(desk)).to.deep.equal([])
  })

  it('discards a refused change for what the council has', async () => {
    const desk = await openDesk()
    await receiveAll(desk)
    const known = await loadPerson(desk.device, desk.personId)
    await changePerson(desk.device, desk.personId, { details: { ...known?.details, surname: 'Adder' } })
    await refuse(desk, { what: 'people', type: 'stale-person' })
    const walk = await startWalk(desk, '/outbox')
    expect(walk.text).to.contain('Changed details: Aaron Adder')
    await walk.tap('Discard')
    await walk.tap('Discard it')
    await eventually(() => expect(walk.text).to.contain('Everything is sent.'))
    expect(await loadPerson(desk.device, desk.personId)).to.have.nested.property('details.surname', 'Aardvaark')
  })
})
