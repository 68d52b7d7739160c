import { expect } from '@open-wc/testing'
import { listDrafts, savePlace } from '#device/drafts.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { addYoungPerson, beginDraft, openDesk } from './desk.ts'
import { eventually, textOf } from './look.ts'
import { nilReturn } from './nil-return.ts'
import { startWalk } from './walk.ts'

async function openTwo() {
  const desk = await openDesk()
  const aaron = await beginDraft(desk, nilReturn)
  await savePlace(desk.device, aaron.id, { page: 'search' })
  const personId = await addYoungPerson(desk.device, { forename: 'Dev', surname: 'Dormouse' })
  const dev = await beginDraft({ ...desk, personId })
  return { desk, aaron, dev, walk: await startWalk(desk, '/drafts') }
}

describe('drafts-page', function () {
  this.timeout(30_000)
  before(usePortalColours)

  it('is accessible', async () => {
    const { walk } = await openTwo()
    await inBothSchemes(() => expect(walk.page).to.be.accessible())
  })

  it('lists every draft with whom it is about, where it was left and when it was saved, newest first', async () => {
    const { walk } = await openTwo()
    expect(walk.text).to.match(
      /^Drafts \| Dev Dormouse \| Adults Services Advice Form \| Confirm your work profile \| Saved on this phone \d\d:\d\d/,
    )
    expect(walk.text).to.match(/Aaron Aardvaark \| Adults Services Advice Form \| Nil return/)
  })

  it('names its controls after their word and the person', async () => {
    const { walk } = await openTwo()
    expect(walk.controls('Continue').map(textOf)[1]).to.match(/^Continue Aaron Aardvaark, saved \d\d:\d\d$/)
    expect(walk.controls('Delete draft').map(textOf)[0]).to.match(/^Delete draft Dev Dormouse, saved \d\d:\d\d$/)
  })

  it('continues where the draft was left', async () => {
    const { walk, aaron } = await openTwo()
    await walk.tap('Continue Aaron')
    await walk.until(`/forms/${aaron.id}/search`)
    expect(walk.heading).to.equal('Nil return')
  })

  it('deletes a draft and takes that back, with the focus on what stands in its place', async () => {
    const { desk, walk, aaron, dev } = await openTwo()
    await walk.tap('Delete draft Dev')
    const kept = async () => (await listDrafts(desk.device)).map(({ id }) => id)
    await eventually(async () => expect(await kept()).to.deep.equal([aaron.id]))
    await walk.refresh()
    expect(walk.controls('Delete draft').map(textOf)).to.have.length(1)
    await eventually(() =>
      expect(textOf(walk.focused ?? undefined)).to.equal('Undo: the draft for Dev Dormouse is deleted'),
    )
    await expect(walk.page).to.be.accessible()
    await walk.tap('Undo')
    await eventually(async () => expect(await kept()).to.have.members([aaron.id, dev.id]))
    await eventually(() => expect(textOf(walk.focused ?? undefined)).to.match(/^Continue Dev Dormouse/))
  })

  it('says when there is none', async () => {
    const walk = await startWalk(await openDesk(), '/drafts')
    expect(walk.text).to.equal('Drafts | There are no drafts on this phone.')
    await expect(walk.page).to.be.accessible()
  })
})
