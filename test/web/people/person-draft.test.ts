import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { openDevice } from '#device/database.ts'
import { listPeople } from '#device/people.ts'
import { listWaiting } from '#device/outbox.ts'
import { loadPersonDraft } from '#device/person-draft.ts'
import { forgetPractitioner } from '#device/practitioner.ts'
import { failWrite } from '../device/failing-storage.ts'
import { newPhone } from '../device/phone.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/people/add-person-page.ts'
import { fill } from './fill-person.ts'
import { aaron, focused, show, textOf } from './screen.ts'

const tag = 'add-person-page'

describe('a person who is being added', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  it('keeps what is typed on this phone, and is accessible when it shows it again', async () => {
    const device = await newPhone()
    const first = await show(tag, device)
    expect(first.words()).not.to.contain('You started adding')
    await fill(first)
    const again = await show(tag, device)
    expect(again.words()).to.contain('You started adding this person earlier.')
    const shown = again.all<HTMLInputElement>('input').map(({ value }) => value)
    expect(shown).to.contain.members(['Aaron', 'Aardvaark', '30', '4', '2010', 'Foxford Community School'])
    await inBothSchemes(() => expect(again.page).to.be.accessible())
  })

  it('adds once a person who was submitted in two tabs, and then keeps nothing typed', async () => {
    const device = await newPhone()
    await fill(await show(tag, device))
    const screen = await show(tag, device)
    const other = await show(tag, device)
    await screen.press('Submit')
    await other.press('Submit')
    const [item, ...others] = await listWaiting(device)
    expect(others).to.deep.equal([])
    expect(item?.document).to.deep.include({ details: aaron })
    expect(await loadPersonDraft(device)).to.equal(undefined)
  })

  it('keeps as somebody else who is typed over a person another tab has added', async () => {
    const device = await newPhone()
    await fill(await show(tag, device))
    const screen = await show(tag, device)
    const other = await show(tag, device)
    await screen.press('Submit')
    await other.type('Forename', 'Zoe')
    await other.press('Submit')
    const forenames = (await listPeople(device)).map(({ details }) => details.forename)
    expect(forenames).to.deep.equal(['Aaron', 'Zoe'])
    expect(await listWaiting(device)).to.have.length(2)
  })

  it('starts again when asked to', async () => {
    const device = await newPhone()
    await fill(await show(tag, device))
    const before = await loadPersonDraft(device)
    const screen = await show(tag, device)
    await screen.press('Submit')
    await screen.press('Start again')
    expect(screen.all<HTMLInputElement>('input').filter(({ value, type }) => type !== 'radio' && value)).to.have.length(
      0,
    )
    expect(textOf(focused())).to.equal('Add Person')
    expect(screen.words()).not.to.contain('You started adding')
    expect(await loadPersonDraft(device)).to.equal(undefined)
    await screen.type('Forename', 'Zoe')
    const after = await loadPersonDraft(device)
    expect(after?.given).to.deep.equal({ forename: 'Zoe' })
    expect(after?.id).not.to.equal(before?.id)
  })

  it('says while typing that the phone is full, and keeps all of it once there is room', async () => {
    const device = await newPhone()
    const screen = await show(tag, device)
    const { mend } = failWrite(1, 'full', { lasts: true })
    await screen.type('Forename', 'Aaron').finally(mend)
    expect(textOf(screen.all('[role=status].bad')[0] ?? null)).to.contain('Not saved: this phone is full')
    await screen.type('Town', 'Coventry')
    expect(screen.all('[role=status].bad')).to.have.length(0)
    expect((await loadPersonDraft(device))?.given).to.deep.equal({ forename: 'Aaron', town: 'Coventry' })
  })

  it('is still there after signing out and in again', async () => {
    const device = await newPhone()
    const { type } = await show(tag, device)
    await type('Forename', 'Aaron')
    expect(await forgetPractitioner(device)).to.equal('kept')
    const again = await show(tag, await openDevice(device.practitionerId))
    expect(again.words()).to.contain('You started adding this person earlier.')
  })
})
