import { expect } from '@open-wc/testing'
import { failWrite } from '../device/failing-storage.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { beginDraft, openDesk, reload } from './desk.ts'
import { textOf } from './look.ts'
import { nilReturn } from './nil-return.ts'
import { startWalk } from './walk.ts'

describe('the work profile', function () {
  this.timeout(30_000)
  before(usePortalColours)

  it('is accessible', async () => {
    const desk = await openDesk()
    const walk = await startWalk(desk, `/forms/${(await beginDraft(desk)).id}/profile`)
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
  })

  it('asks whether this is the right person, and shows every role with its Select', async () => {
    const desk = await openDesk()
    const second = {
      ...desk.role,
      id: crypto.randomUUID(),
      organisationName: 'Warwickshire',
      mobileNumber: '07700 900123',
    }
    desk.practitioner.roles.push(second)
    const draft = await beginDraft(desk)
    const walk = await startWalk(desk, `/forms/${draft.id}/profile`)
    expect(walk.text).to.contain(
      'Is this the right person? | Aaron AardvaarkBorn 30 April 2008Foxford Community School',
    )
    expect(walk.text).to.contain(
      'Role | Project Support | Organisation Name | Coventry City Council | Address | Council House',
    )
    expect(walk.text).to.contain('Work Phone | 024 7683 1614 | Mobile Number | Not provided')
    expect(walk.controls('Select').map(textOf)).to.deep.equal([
      'Select Project Support, Coventry City Council',
      'Select Project Support, Warwickshire',
    ])
    await walk.tap('Select Project Support, Warwickshire')
    await walk.until(`/forms/${draft.id}/involvement`)
    expect((await reload(desk.device, draft)).roleId).to.equal(second.id)
  })

  it('goes back to the person, or to the summary whence it was opened', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk, nilReturn)
    const walk = await startWalk(desk, `/forms/${draft.id}/summary`)
    await walk.tap('Change your work profile')
    await walk.until(`/forms/${draft.id}/profile#summary`)
    await walk.tap('Back')
    await walk.until(`/forms/${draft.id}/summary`)
    await walk.go(`/forms/${draft.id}/profile`)
    await walk.tap('Back')
    await walk.until(`/send/people/${desk.personId}`)
  })

  it('says when the choice could not be kept', async () => {
    const desk = await openDesk()
    const draft = await beginDraft(desk)
    const walk = await startWalk(desk, `/forms/${draft.id}/profile`)
    const full = failWrite(1, 'full', { lasts: true })
    await walk.tap('Select')
    await walk.untilStatus(/^Not saved: this phone is full/)
    full.mend()
    await walk.tap('Select')
    await walk.until(`/forms/${draft.id}/involvement`)
  })
})
