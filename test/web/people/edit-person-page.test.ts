import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { keepPeople } from '#device/keep-told.ts'
import { addPerson, changePerson, loadPerson } from '#device/people.ts'
import { listWaiting } from '#device/outbox.ts'
import { newPhone } from '../device/phone.ts'
import { usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/people/edit-person-page.ts'
import { knownPerson, refuseLast } from './caseload.ts'
import { aaron, focused, show, textOf } from './screen.ts'

const tag = 'edit-person-page'

/** Submitted with the name and date of birth of somebody else. */
async function renameToAnother() {
  const device = await newPhone()
  const id = await knownPerson(device, { forename: 'Ron' })
  await knownPerson(device)
  const { type, press, words } = await show(tag, device, { id })
  await type('Forename', 'Aaron')
  await press('Submit')
  return { device, id, press, words }
}

describe('edit-person-page', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  it('is accessible', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { page } = await show(tag, device, { id })
    await expect(page).to.be.accessible()
  })

  it('is accessible with what the council did not accept', async () => {
    const device = await newPhone()
    const id = crypto.randomUUID()
    await addPerson(device, { id, details: aaron })
    await refuseLast(device, 'faulty-answers', { surname: 'too-long' })
    const { page } = await show(tag, device, { id })
    await expect(page).to.be.accessible()
  })

  it('is accessible for an unknown person', async () => {
    const { page, words } = await show(tag, await newPhone(), { id: crypto.randomUUID() })
    await expect(page).to.be.accessible()
    expect(words()).to.contain('This person is not on this phone')
  })

  it('queues one change with the new details, and goes back to the person', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { type, press, wentTo, posted } = await show(tag, device, { id })
    await type('Current School', 'Hereward College')
    await press('Submit')
    const details = { ...aaron, currentSchool: 'Hereward College' }
    expect((await loadPerson(device, id))?.details).to.deep.equal(details)
    const items = (await listWaiting(device)).map(({ document }) => document)
    expect(items).to.deep.equal([{ baseRevision: 1, details, hidden: false }])
    expect(posted()).to.equal(1)
    expect(wentTo).to.deep.equal([`/send/people/${id}`])
  })

  it('queues nothing when nothing was changed', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { press, wentTo, posted } = await show(tag, device, { id })
    await press('Submit')
    expect(await listWaiting(device)).to.deep.equal([])
    expect(posted()).to.equal(0)
    expect(wentTo).to.deep.equal([`/send/people/${id}`])
  })

  it('asks before it makes two people the same', async () => {
    const { device, id, press, words } = await renameToAnother()
    expect(words()).to.contain('Is this the same person?')
    await press('Save anyway')
    expect((await loadPerson(device, id))?.details.forename).to.equal('Aaron')
  })

  it('marks what the council found wrong, and sends it again put right', async () => {
    const device = await newPhone()
    const id = crypto.randomUUID()
    await addPerson(device, { id, details: { ...aaron, currentSchool: 'X' } })
    await refuseLast(device, 'faulty-answers', { currentSchool: 'too-long', unheardOf: 'missing', town: 'unheard-of' })
    const { all, words, type, press } = await show(tag, device, { id })
    expect(words()).to.contain('The council did not accept these details')
    expect(all('.govuk-error-summary__list a').map(textOf)).to.have.length(1)
    await type('Current School', 'Hereward College')
    await press('Submit')
    const [item, ...others] = await listWaiting(device)
    expect(others).to.deep.equal([])
    expect(item?.refusal).to.equal(undefined)
    expect(item?.document).to.deep.equal({ id, details: { ...aaron, currentSchool: 'Hereward College' } })
  })

  it('shows what the council has when somebody changed it elsewhere, and what is submitted then counts', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    await changePerson(device, id, { details: { ...aaron, town: 'Coventry' } })
    await refuseLast(device, 'stale-person')
    await keepPeople(device, [{ id, details: { ...aaron, town: 'Rugby', gender: 'U' }, hidden: false, revision: 4 }])
    const { words, press } = await show(tag, device, { id })
    expect(words()).to.contain('The council has: Rugby').and.to.contain('The council has: Not known / not yet asked')
    await press('Submit')
    const [item] = await listWaiting(device)
    expect(item?.refusal).to.equal(undefined)
    expect(item?.document).to.deep.include({ baseRevision: 4, details: { ...aaron, town: 'Coventry' } })
  })

  it('does not undo what was changed elsewhere meanwhile, and then goes on top of it', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { page, type, press, words, wentTo, posted } = await show(tag, device, { id })
    await type('Current School', 'Hereward College')
    await keepPeople(device, [{ id, details: { ...aaron, town: 'Rugby' }, hidden: false, revision: 2 }])
    await press('Submit')
    expect(words()).to.contain('This person was changed elsewhere since you opened this page.')
    await expect(page).to.be.accessible()
    expect([await listWaiting(device), wentTo, posted()]).to.deep.equal([[], [], 0])
    await press('Submit')
    const items = (await listWaiting(device)).map(({ document }) => document)
    const details = { ...aaron, town: 'Rugby', currentSchool: 'Hereward College' }
    expect(items).to.deep.equal([{ baseRevision: 2, details, hidden: false }])
    expect(wentTo).to.deep.equal([`/send/people/${id}`])
  })

  it('says so too when it had asked whether it is the same person', async () => {
    const { device, id, press, words } = await renameToAnother()
    await changePerson(device, id, { hidden: true })
    await press('Save anyway')
    expect(words()).to.contain('This person was changed elsewhere since you opened this page.')
    expect(textOf(focused())).to.equal('Edit Person')
    expect((await loadPerson(device, id))?.details.forename).to.equal('Ron')
  })
})
