import { expect } from '@open-wc/testing'
import { listWaiting } from '#device/outbox.ts'
import { changePerson, loadPerson } from '#device/people.ts'
import { saveSession } from '#device/practitioner.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { addYoungPerson, beginDraft, openDesk, type Desk } from './desk.ts'
import { handInNilReturn, receiveAll, refuse } from './hand-in.ts'
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
    const why = 'A draft or advice on this phone is about this person. Edit the person instead.'
    await eventually(() => expect(walk.text).to.contain(why))
    expect(await kinds(desk)).to.deep.equal(['person'])
    await expect(walk.page).to.be.accessible()
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
