import { expect, waitUntil } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { londonDay } from '#contract/london.ts'
import { currentStatement, statementText } from '#contract/statements/index.ts'
import { loadConsentDraft } from '#device/consent-draft.ts'
import { listConsents } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { listWaiting } from '#device/outbox.ts'
import { failWrite } from '../device/failing-storage.ts'
import { newPhone, recorded } from '../device/phone.ts'
import { knownPerson } from '../people/caseload.ts'
import { focused, show, textOf, type Screen } from '../people/screen.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/consent/microfrontend.ts'
import { boxes, lesley, readToTheEnd, tick } from './record.ts'

async function open(device: Device, id: string): Promise<Screen> {
  return show('record-consent-page', device, { id }, { practitioner: lesley(device) })
}

async function openNew(): Promise<{ device: Device; id: string; screen: Screen }> {
  const device = await newPhone()
  const id = await knownPerson(device)
  return { device, id, screen: await open(device, id) }
}

const today = () => londonDay(new Date()).split('-').reverse().map(Number).map(String)

describe('record-consent-page', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))
  afterEach(() => (document.documentElement.style.fontSize = ''))

  it('is accessible as it opens, with everything given, and with faults', async () => {
    const { device, screen } = await openNew()
    await inBothSchemes(() => expect(screen.page).to.be.accessible())
    screen.all('details').forEach((one) => one.setAttribute('open', ''))
    await tick(screen, 'given', 'Yes, with restrictions')
    await screen.press('Save')
    await setViewport({ width: 320, height: 700 })
    document.documentElement.style.fontSize = '200%'
    await inBothSchemes(() => expect(screen.page).to.be.accessible())
    expect(document.documentElement.scrollWidth).to.be.at.most(320)
    expect((await show('record-consent-page', device, { id: crypto.randomUUID() })).words()).to.contain(
      'This person is not on this phone',
    )
  })

  it('shows the statement, its version, and the guide’s words without a step', async () => {
    const { screen } = await openNew()
    expect(screen.all('blockquote').map(textOf)).to.deep.equal([statementText(currentStatement)])
    expect(screen.words())
      .to.contain('coventry-2022-08')
      .and.contain('Six sentences, read to Aaron full screen')
      .and.contain('can be captured here. As you obtain it')
  })

  it('fills in the moment when the last sentence was read, and nothing else', async () => {
    const { device, id, screen } = await openNew()
    await readToTheEnd(screen)
    const [time = ''] = boxes(screen, 'time')
    expect(boxes(screen, 'date')).to.deep.equal(today())
    expect(time).to.match(/^\d\d:\d\d$/)
    expect(screen.words()).to.contain(`Read to Aaron ${time}`).and.contain('Read again')
    const kept = await loadConsentDraft(device, id)
    expect(Object.keys(kept ?? {}).sort()).to.deep.equal(['date', 'takenBy', 'time'])
  })

  it('leaves a time that is written down already as it is, though the statement is read again', async () => {
    const { screen } = await openNew()
    await screen.type('Time consent was obtained', '09:15')
    await readToTheEnd(screen)
    expect(boxes(screen, 'time')).to.deep.equal(['09:15'])
    expect(boxes(screen, 'date')).to.deep.equal(today())
  })

  it('goes on with a reading that was left, or starts it again, and nothing counts as read', async () => {
    const { screen } = await openNew()
    const isOffered = () => screen.all('button').some((button) => textOf(button) === 'Start from the first sentence')
    expect(isOffered()).to.equal(false)
    await screen.press('Read now')
    await screen.press('Next sentence')
    await screen.press('Close')
    await waitUntil(() => screen.words().includes('Stopped at sentence 2 of 6'))
    expect(isOffered()).to.equal(true)
    await screen.press('Start from the first sentence')
    expect(screen.words()).to.contain('Sentence 1 of 6')
  })

  it('has one Use now, for both, and one tap for the young person’s own name', async () => {
    const { screen } = await openNew()
    expect(screen.all('button').filter((button) => textOf(button) === 'Use now')).to.have.length(1)
    await screen.press('Use now')
    expect(boxes(screen, 'date')).to.deep.equal(today())
    await screen.press('Use Aaron Aardvaark')
    expect([...boxes(screen, 'name'), ...boxes(screen, 'relationship')]).to.deep.equal(['Aaron Aardvaark', 'SELF'])
    expect(boxes(screen, 'takenBy')).to.deep.equal(['Lesley Harris'])
  })

  it('says who it is read to, once that is somebody else', async () => {
    const { screen } = await openNew()
    await screen.type('Name', 'Mary Aardvaark')
    expect(screen.words()).to.contain('read to Aaron full screen')
    await screen.type('Relationship', 'PAM')
    expect(screen.words()).to.contain('read to Mary Aardvaark full screen')
  })

  it('keeps what is typed until it is recorded, for each person', async () => {
    const { device, id, screen } = await openNew()
    const other = await knownPerson(device, { forename: 'Zoe' })
    await screen.type('Name', 'Mary')
    await (await open(device, other)).type('Name', 'Zoe')
    const again = await open(device, id)
    expect(boxes(again, 'name')).to.deep.equal(['Mary'])
    await inBothSchemes(() => expect(again.page).to.be.accessible())
    await recorded(device, id)
    expect(await loadConsentDraft(device, id)).to.equal(undefined)
    expect(await loadConsentDraft(device, other)).to.include({ name: 'Zoe' })
  })

  it('starts again when asked to: a day of some weeks ago is not today’s', async () => {
    const { device, id, screen } = await openNew()
    await screen.press('Use now')
    const again = await open(device, id)
    await again.press('Start again')
    expect(boxes(again, 'date')).to.deep.equal(['', '', ''])
    expect(boxes(again, 'takenBy')).to.deep.equal(['Lesley Harris'])
    expect(textOf(focused())).to.equal('Record consent')
    expect(await loadConsentDraft(device, id)).to.equal(undefined)
    expect((await open(device, id)).words()).not.to.contain('Start again')
  })

  it('records in twelve taps from the person, the statement read, however often Save is pressed', async () => {
    const { device, id, screen } = await openNew()
    await readToTheEnd(screen)
    await screen.press('Use Aaron Aardvaark')
    await tick(screen, 'given', 'Yes')
    await tick(screen, 'statementRead', 'I confirm')
    screen.page.dispatchEvent(new CustomEvent('submit-asked'))
    await screen.press('Save')
    const [kept, ...others] = await listConsents(device, id)
    expect(others).to.deep.equal([])
    expect(kept?.consent).to.include({ supersedes: null, practitionerId: device.practitionerId })
    expect(kept?.consent.answers).to.include({
      given: 'yes',
      statementRead: 'coventry-2022-08',
      takenBy: 'Lesley Harris',
    })
    expect(await listWaiting(device)).to.have.length(1)
    expect(screen.posted()).to.equal(1)
    expect(screen.wentTo).to.deep.equal([`/send/people/${id}/consents/${kept?.id ?? ''}`])
    expect(await loadConsentDraft(device, id)).to.equal(undefined)
  })

  it('says what is missing, and that the phone is full, and loses nothing', async () => {
    const { device, id, screen } = await openNew()
    await screen.press('Save')
    expect(screen.words()).to.contain('Enter the name of the person you asked')
    await screen.press('Use Aaron Aardvaark')
    await screen.press('Use now')
    await tick(screen, 'given', 'No, refused')
    await tick(screen, 'tellRefusal', 'No')
    const { mend } = failWrite(1, 'full', { lasts: true })
    await screen.press('Save').finally(mend)
    expect(screen.words()).to.contain('Not saved: this phone is full')
    expect(await listConsents(device, id)).to.deep.equal([])
    await screen.press('Save')
    expect(await listConsents(device, id)).to.have.length(1)
  })
})
