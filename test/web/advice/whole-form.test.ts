import { expect } from '@open-wc/testing'
import { startDraft } from '#device/drafts.ts'
import { listSent } from '#device/sent.ts'
import { adultForm, openDesk } from './desk.ts'
import { receiveAll } from './hand-in.ts'
import { startWalk } from './walk.ts'

async function begin() {
  const desk = await openDesk()
  const { id: formId, version: formVersion } = adultForm()
  const draft = await startDraft(desk.device, { personId: desk.personId, formId, formVersion })
  return { desk, draft, walk: await startWalk(desk, `/forms/${draft.id}/profile`) }
}

describe('the whole form, by taps', function () {
  this.timeout(60_000)

  it('a nil return goes from the work profile to the council', async () => {
    const { desk, draft, walk } = await begin()
    expect(walk.heading).to.equal('Confirm your work profile')
    await walk.tap('Select')
    await walk.until(`/forms/${draft.id}/involvement`)
    await walk.choose('noCareDirectNumber', 'This young person has no Care Direct number')
    await walk.choose('describes', 'E)')
    await walk.fill('requestReceived', '9', '11', '2026')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/author`)
    await walk.choose('isAuthor', 'Yes')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/team`)
    await walk.choose('team', 'Initial contact/duty')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/search`)
    expect(walk.heading).to.equal('Nil return')
    await walk.choose('searched', 'Adult social care record')
    await walk.fill('searchedOn', '20', '11', '2026')
    await walk.choose('searchedWith', 'Name')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/past`)
    await walk.choose('pastInvolvement', 'No')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/next`)
    await walk.choose('appearance', 'Yes')
    await walk.choose('assessmentOffered', 'Information and advice only')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/contact`)
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/summary`)
    expect(walk.controls('Change').length).to.be.above(10)
    await walk.choose('accurate', '*I agree')
    await walk.choose('shared', '*I agree')
    await walk.tap('Submit')
    await walk.until(`/sent/${draft.submissionId}`)

    await receiveAll(desk)
    await walk.refresh()
    expect(walk.heading).to.equal('Advice received')
    const [sent, ...others] = await listSent(desk.device)
    expect(others).to.deep.equal([])
    expect(sent?.submission.answers).to.deep.equal({
      noCareDirectNumber: true,
      describes: 'unknown',
      requestReceived: '2026-11-09',
      isAuthor: 'yes',
      team: 'duty',
      searched: ['adults'],
      searchedOn: '2026-11-20',
      searchedWith: ['name'],
      pastInvolvement: 'no',
      appearance: 'yes',
      assessmentOffered: 'information',
      nilContact: 'Lesley Harris',
      nilContactPhone: '024 7683 1614',
      nilContactEmail: 'lesley@council.example',
    })
  })

  it('somebody who is known is asked about the involvement instead, and Back goes the same way', async () => {
    const { draft, desk, walk } = await begin()
    await walk.tap('Select')
    await walk.until(`/forms/${draft.id}/involvement`)
    await walk.fill('careDirectNumber', '004021')
    await walk.choose('describes', 'A)')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/author`)
    await walk.choose('isAuthor', 'No, I am')
    await walk.fill('authorName', 'Rosa Rook')
    await walk.fill('authorRole', 'Social worker')
    await walk.fill('authorTeam', 'Transitions')
    await walk.fill('authorEmail', 'rosa@council.example')
    await walk.fill('authorPhone', '024 7683 0001')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/team`)
    await walk.choose('team', 'Transitions')
    await walk.tap('Save & Continue')
    await walk.until(`/forms/${draft.id}/service`)
    for (const page of ['team', 'author', 'involvement', 'profile']) {
      await walk.tap('Back')
      await walk.until(`/forms/${draft.id}/${page}`)
    }
    await walk.tap('Back')
    await walk.until(`/send/people/${desk.personId}`)
  })
})
