import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { listPeople, loadPerson } from '#device/people.ts'
import { listWaiting } from '#device/outbox.ts'
import { failWrite } from '../device/failing-storage.ts'
import { newPhone } from '../device/phone.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/people/add-person-page.ts'
import { knownPerson } from './caseload.ts'
import { fill } from './fill-person.ts'
import { aaron, focused, show, textOf } from './screen.ts'

const tag = 'add-person-page'

describe('add-person-page', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  it('is accessible', async () => {
    const { page } = await show(tag, await newPhone())
    await expect(page).to.be.accessible()
  })

  it('is accessible with faults', async () => {
    const { page, press } = await show(tag, await newPhone())
    await press('Submit')
    await expect(page).to.be.accessible()
  })

  it('is accessible while it asks whether it is the same person', async () => {
    const device = await newPhone()
    await knownPerson(device, {}, true)
    const screen = await show(tag, device)
    await fill(screen)
    await screen.press('Submit')
    await inBothSchemes(() => expect(screen.page).to.be.accessible())
  })

  it('asks what the guide asks, in its words', async () => {
    const { all, page } = await show(tag, await newPhone())
    expect(page.heading).to.equal('Add Person')
    expect(all('label, legend').map(textOf)).to.have.members([
      ...['Forename', 'Middle Name', 'Surname', 'Gender', 'Date of Birth', 'Day', 'Month', 'Year', 'Current School'],
      ...['Sector', 'Ethnicity', 'First Language', 'House Number', 'House Name', 'Building Name', 'Street Name'],
      ...['District / Village', 'Town', 'Postcode', 'Country'],
    ])
  })

  it('says what is missing, and keeps what was typed', async () => {
    const device = await newPhone()
    const screen = await show(tag, device)
    await screen.type('Forename', 'Aaron')
    await screen.press('Submit')
    const sentences = screen.all('.govuk-error-summary__list a').map(textOf)
    expect(sentences).to.have.length(4)
    expect(sentences[0]).to.equal('Enter a surname')
    expect(screen.all<HTMLInputElement>('input')[0]?.value).to.equal('Aaron')
    expect(await listWaiting(device)).to.deep.equal([])
  })

  it('adds a person once, queues exactly one item, and goes to them', async () => {
    const device = await newPhone()
    const screen = await show(tag, device)
    await fill(screen)
    const submit = screen.all('button').find((button) => textOf(button) === 'Submit')
    submit?.click()
    submit?.click()
    await screen.settled()
    await screen.press('Submit')
    const [item, ...others] = await listWaiting(device)
    expect(others).to.deep.equal([])
    expect(item).to.deep.include({ kind: 'person' })
    const id = item?.subjectId ?? ''
    expect((await loadPerson(device, id))?.details).to.deep.equal(aaron)
    expect(new Set(screen.wentTo)).to.deep.equal(new Set([`/send/people/${id}`]))
    expect(screen.posted()).to.be.greaterThan(0)
  })

  it('suggests the schools this phone knows', async () => {
    const device = await newPhone()
    await knownPerson(device, { currentSchool: 'Hereward College' })
    const screen = await show(tag, device)
    await screen.type('Current School', 'here')
    expect(screen.all('[role=option]').map(textOf)).to.contain('Hereward College')
  })

  it('asks before it adds somebody with the same name and date of birth', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const screen = await show(tag, device)
    await fill(screen, { surname: ' aardvaark' })
    await screen.press('Submit')
    expect(screen.words()).to.contain('Is this the same person?')
    expect(textOf(focused())).to.equal('Is this the same person?')
    expect(await listWaiting(device)).to.deep.equal([])
    const [link] = screen.all('a').filter((found) => textOf(found).startsWith('Select the person you have'))
    expect(link?.getAttribute('href')).to.equal(`/send/people/${id}`)
  })

  it('loses nothing on the way back from that question', async () => {
    const device = await newPhone()
    await knownPerson(device)
    const screen = await show(tag, device)
    await fill(screen)
    await screen.type('Town', 'Coventry')
    await screen.press('Submit')
    await screen.press('Back')
    expect(screen.wentTo).to.deep.equal([])
    expect(screen.all<HTMLInputElement>('input').map(({ value }) => value)).to.contain.members([
      'Aaron',
      'Coventry',
      '2010',
    ])
    expect(textOf(focused())).to.equal('Add Person')
  })

  it('adds them all the same when it is somebody else', async () => {
    const device = await newPhone()
    await knownPerson(device)
    const screen = await show(tag, device)
    await fill(screen)
    await screen.press('Submit')
    await screen.press('Add anyway')
    expect(await listPeople(device)).to.have.length(2)
    expect(await listWaiting(device)).to.have.length(1)
    expect(screen.wentTo).to.have.length(1)
  })

  it('says at once when the phone is full, and keeps what was typed', async () => {
    const device = await newPhone()
    const screen = await show(tag, device)
    await fill(screen)
    const { mend } = failWrite(1, 'full', { lasts: true })
    await screen.press('Submit').finally(mend)
    expect(textOf(screen.all('[role=status].bad')[0] ?? null)).to.contain('Not saved: this phone is full')
    expect(screen.posted()).to.equal(0)
    await screen.press('Submit')
    expect(await listWaiting(device)).to.have.length(1)
    expect(screen.wentTo).to.have.length(1)
  })

  it('goes back to the list', async () => {
    const { press, wentTo } = await show(tag, await newPhone())
    await press('Back')
    expect(wentTo).to.deep.equal(['/send'])
  })
})
