import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import type { Device } from '#device/database.ts'
import { addPerson, changePerson, loadPerson } from '#device/people.ts'
import { listWaiting } from '#device/outbox.ts'
import { failWrite } from '../device/failing-storage.ts'
import { newPhone, posted } from '../device/phone.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/people/select-person-page.ts'
import { draftSince, knownPerson, receivedAdvice, refuseLast } from './caseload.ts'
import { aaron, focused, show, textOf, type Screen } from './screen.ts'

const tag = 'select-person-page'

/** Four people, one of them hidden, standing in different ways. */
async function fourPeople(device: Device): Promise<string[]> {
  const ids = [
    await knownPerson(device, { houseNumber: '4', streetName: 'Earl Street', town: 'Coventry', sector: 'secondary' }),
    await knownPerson(device, { forename: 'Zoë', surname: 'Badger', dateOfBirth: '2007-09-12' }),
    await knownPerson(device, { forename: 'Callum', surname: 'Curlew', currentSchool: 'Hereward College' }),
    await knownPerson(device, { forename: 'Hettie', surname: 'Heron' }, true),
  ]
  await draftSince(device, ids[0] ?? '', 50)
  await receivedAdvice(device, ids[1] ?? '')
  return ids
}

const names = ({ all }: Screen) => all('h2, tbody th').map(textOf)
const count = ({ all }: Screen) => textOf(all('[role=status]')[0] ?? null)

describe('select-person-page', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  it('is accessible on a phone', async () => {
    const device = await newPhone()
    await fourPeople(device)
    await addPerson(device, { id: crypto.randomUUID(), details: { ...aaron, forename: 'Dev' } })
    const { page } = await show(tag, device)
    await inBothSchemes(() => expect(page).to.be.accessible())
  })

  it('is accessible as a table', async () => {
    await setViewport({ width: 1280, height: 800 })
    const device = await newPhone()
    await fourPeople(device)
    const { page, press } = await show(tag, device)
    await inBothSchemes(() => expect(page).to.be.accessible())
    await press('Hide Person')
    await expect(page).to.be.accessible()
  })

  it('is accessible with nobody, under Hidden, and after hiding', async () => {
    const device = await newPhone()
    const { page } = await show(tag, device)
    await expect(page).to.be.accessible()
    await fourPeople(device)
    const screen = await show(tag, device)
    await screen.press('Hide Person')
    await inBothSchemes(() => expect(screen.page).to.be.accessible())
    await screen.press('Hidden')
    await expect(screen.page).to.be.accessible()
  })

  it('counts as the guide does', async () => {
    const device = await newPhone()
    expect(count(await show(tag, device))).to.equal('0 records found')
    await knownPerson(device)
    expect(count(await show(tag, device))).to.equal('1 records found')
  })

  it('lists those who are not hidden by surname, with what is at hand about them', async () => {
    const device = await newPhone()
    await fourPeople(device)
    const screen = await show(tag, device)
    expect(names(screen)).to.deep.equal(['Aardvaark, Aaron', 'Badger, Zoë', 'Curlew, Callum'])
    expect(screen.words()).to.contain('Born 30/04/2010').and.to.contain('Foxford Community School')
  })

  it('has the columns of the guide where there is room', async () => {
    await setViewport({ width: 1280, height: 800 })
    const device = await newPhone()
    await fourPeople(device)
    const { all } = await show(tag, device)
    const columns = ['Name', 'Date of Birth', 'Address', 'School', 'Sector', 'Advice', 'Actions']
    expect(all('thead th').map(textOf)).to.deep.equal(columns)
    const cells = all('tbody tr:first-child > *').map(textOf).slice(0, 5)
    expect(cells).to.deep.equal([
      'Aardvaark, Aaron',
      '30/04/2010',
      '4 Earl Street, Coventry',
      'Foxford Community School',
      'Secondary',
    ])
    expect(all('h2')).to.have.length(0)
  })

  it('filters as one types, by name, date of birth and school', async () => {
    const device = await newPhone()
    await fourPeople(device)
    const screen = await show(tag, device)
    const shown: Record<string, string[]> = {
      'zoe bad': ['Badger, Zoë'],
      CALLUM: ['Curlew, Callum'],
      '12/09/2007': ['Badger, Zoë'],
      'september 2007': ['Badger, Zoë'],
      'hereward curlew': ['Curlew, Callum'],
      ' ': ['Aardvaark, Aaron', 'Badger, Zoë', 'Curlew, Callum'],
      heron: [],
    }
    for (const [filter, people] of Object.entries(shown)) {
      await screen.type('Person Filter', filter)
      expect(names(screen), filter).to.deep.equal(people)
      expect(count(screen)).to.equal(`${String(people.length)} records found`)
    }
    expect(screen.words()).to.contain('Nobody here matches the filter.')
  })

  it('says how the advice stands', async () => {
    const device = await newPhone()
    const [, , callum] = await fourPeople(device)
    const isNew = { id: crypto.randomUUID(), details: { ...aaron, surname: 'Zebra' } }
    await addPerson(device, isNew)
    await posted(device, callum)
    const { words } = await show(tag, device)
    expect(words()).to.contain('8 days late').and.to.contain('Advice received')
    expect(words()).to.contain('Advice waiting to send').and.to.contain('Added here, not sent yet')
    await refuseLast(device, 'faulty-answers')
    expect((await show(tag, device)).words()).to.contain('Advice not accepted, needs you')
  })

  it('names every button after its person', async () => {
    const device = await newPhone()
    await knownPerson(device)
    const { all } = await show(tag, device)
    expect(all('li button').map(textOf)).to.deep.equal(['Select Aardvaark, Aaron', 'Hide Person Aardvaark, Aaron'])
  })

  it('leads to the person', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { press, wentTo, all } = await show(tag, device)
    await press('Select Aardvaark')
    expect(wentTo).to.deep.equal([`/send/people/${id}`])
    expect(all('h2 a')[0]?.getAttribute('href')).to.equal(`/send/people/${id}`)
  })

  it('hides a person at once, tells the council once, and takes it back', async () => {
    const device = await newPhone()
    const [id = ''] = await fourPeople(device)
    const screen = await show(tag, device)
    await screen.press('Hide Person Aardvaark')
    expect((await loadPerson(device, id))?.hidden).to.equal(true)
    expect(count(screen)).to.equal('2 records found')
    expect(screen.posted()).to.equal(1)
    expect((await listWaiting(device)).map(({ kind }) => kind)).to.deep.equal(['person-change'])
    expect(textOf(focused())).to.match(/^Undo/)
    await screen.press('Undo')
    expect((await loadPerson(device, id))?.hidden).to.equal(false)
    expect(count(screen)).to.equal('3 records found')
    expect(textOf(focused())).to.equal('Hide Person Aardvaark, Aaron')
  })

  it('shows hidden people on their own, and brings them back', async () => {
    const device = await newPhone()
    const ids = await fourPeople(device)
    const screen = await show(tag, device)
    await screen.press('Hidden')
    expect(screen.all('.segment button').map((button) => button.ariaPressed)).to.deep.equal(['false', 'true'])
    expect(names(screen)).to.deep.equal(['Heron, Hettie'])
    await screen.press('Show Person')
    expect((await loadPerson(device, ids[3] ?? ''))?.hidden).to.equal(false)
    await screen.press('Active')
    expect(names(screen)).to.have.length(4)
  })

  it('says when hiding could not be kept', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const screen = await show(tag, device)
    const { mend } = failWrite(1, 'full', { lasts: true })
    await screen.press('Hide Person').finally(mend)
    expect(textOf(screen.all('[role=alert]')[0] ?? null)).to.contain('Not saved: this phone is full')
    expect((await loadPerson(device, id))?.hidden).to.equal(false)
    expect(screen.posted()).to.equal(0)
  })

  it('says when the council did not accept a change', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    await changePerson(device, id, { details: { ...aaron, surname: 'Aardvark' } })
    await refuseLast(device, 'stale-person')
    const { words } = await show(tag, device)
    expect(words()).to.contain('Details not accepted, needs you')
  })
})
