import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { listDrafts, loadDraft } from '#device/drafts.ts'
import { addPerson, changePerson, loadPerson } from '#device/people.ts'
import { listWaiting } from '#device/outbox.ts'
import { failWrite } from '../device/failing-storage.ts'
import { newPhone, posted, recorded } from '../device/phone.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/people/person-page.ts'
import { draftSince, knownPerson, receivedAdvice, refuseLast } from './caseload.ts'
import { aaron, focused, show, textOf } from './screen.ts'

const tag = 'person-page'

describe('person-page', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  it('is accessible with everything on it', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    await draftSince(device, id, 50)
    await receivedAdvice(device, id)
    await posted(device, id)
    const { page, press } = await show(tag, device, { id })
    await inBothSchemes(() => expect(page).to.be.accessible())
    await press('Delete draft')
    await expect(page).to.be.accessible()
  })

  it('is accessible with nothing on it, with refused details, and for an unknown person', async () => {
    const device = await newPhone()
    const id = crypto.randomUUID()
    await expect((await show(tag, device, { id })).page).to.be.accessible()
    await addPerson(device, { id, details: aaron })
    await expect((await show(tag, device, { id })).page).to.be.accessible()
    await refuseLast(device, 'faulty-answers')
    const { page } = await show(tag, device, { id })
    await inBothSchemes(() => expect(page).to.be.accessible())
  })

  it('shows who it is, and keeps the name out of the title', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { page, all, words } = await show(tag, device, { id })
    expect(page.heading).to.equal('Person')
    expect(all('h1').map(textOf)).to.deep.equal(['Aaron Aardvaark'])
    expect(words())
      .to.match(/Born 30 April 2010, \d+ years old/)
      .and.to.contain('Foxford Community School')
    expect(all('a').map((link) => link.getAttribute('href'))).to.contain(`/send/people/${id}/edit`)
  })

  it('says honestly that it does not know somebody', async () => {
    const { words, all } = await show(tag, await newPhone(), { id: crypto.randomUUID() })
    expect(words()).to.contain('This person is not on this phone')
    expect(all('a').map((link) => link.getAttribute('href'))).to.deep.equal(['/send'])
  })

  it('starts one draft, however often it is pressed', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { all, settled, wentTo } = await show(tag, device, { id })
    const start = all('.rows button')
    expect(start.map(textOf)).to.deep.equal(['Adults Services Advice Form'])
    start[0]?.click()
    start[0]?.click()
    await settled()
    const [draft, ...others] = await listDrafts(device, id)
    expect(others).to.deep.equal([])
    expect(draft).to.deep.include({ formId: 'adult-advice', formVersion: 1, personId: id })
    expect(wentTo).to.deep.equal([`/forms/${draft?.id ?? ''}/profile`])
  })

  it('says when a draft could not be started', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { press, all, wentTo } = await show(tag, device, { id })
    const { mend } = failWrite(1, 'full', { lasts: true })
    await press('Adults Services Advice Form').finally(mend)
    expect(textOf(all('[role=alert]')[0] ?? null)).to.contain('Not saved: this phone is full')
    expect(wentTo).to.deep.equal([])
  })

  it('goes on with a draft where it was left', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const draft = await draftSince(device, id, 1)
    const { all, words } = await show(tag, device, { id })
    const links = all<HTMLAnchorElement>('a').filter((link) => textOf(link).startsWith('Continue'))
    expect(links.map((link) => link.getAttribute('href'))).to.deep.equal([`/forms/${draft.id}/profile`])
    expect(words()).to.contain('Saved on this phone')
  })

  it('deletes a draft, and takes that back', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const draft = await draftSince(device, id, 1)
    const { page, press, words, settled } = await show(tag, device, { id })
    await press('Delete draft')
    expect(await listDrafts(device, id)).to.deep.equal([])
    expect(textOf(focused())).to.match(/^Undo/)
    await page.load(page.place) // as the shell does whenever something changed
    await settled()
    expect(words()).to.contain('Draft deleted')
    await press('Undo')
    expect((await loadDraft(device, draft.id))?.deletedAt).to.equal(undefined)
    expect(textOf(focused())).to.match(/^Delete draft/)
  })

  it('counts down the six weeks', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    expect((await show(tag, device, { id })).all('.clock')).to.have.length(0)
    await draftSince(device, id, 14)
    const { all } = await show(tag, device, { id })
    expect(textOf(all('.clock')[0] ?? null)).to.match(/Due \d+ \w+ \d+, 28 days left/)
    expect(all('.weeks .done')).to.have.length(2)
  })

  it('shows what was sent and how it stands', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const receivedId = await receivedAdvice(device, id)
    const waiting = await posted(device, id)
    const { all } = await show(tag, device, { id })
    const cards = all('.sent').map(textOf)
    expect(cards[0]).to.contain('Waiting to send')
    expect(cards[1]).to.contain('Reference AAF 482 173').and.to.contain('Received')
    const links = all('.sent a').map((link) => link.getAttribute('href'))
    expect(links).to.deep.equal([`/sent/${waiting.id}`, `/sent/${receivedId}`])
    await refuseLast(device, 'faulty-answers')
    expect((await show(tag, device, { id })).all('.sent').map(textOf)[0]).to.contain('Needs you')
  })

  it('leads to recording consent, and shows each record and whether it still holds', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const first = await recorded(device, id, { name: 'Aaron' })
    const later = await recorded(device, id, { name: 'Aaron', given: 'no', supersedes: first.id })
    const { page, all } = await show(tag, device, { id })
    expect(all('.rows a').map((link) => link.getAttribute('href'))).to.include(`/send/people/${id}/consent`)
    expect(all('.consent').map(textOf)).to.deep.equal([
      'Record of 20 November 2026 Aaron: Withdrawn Waiting to send',
      'Record of 20 November 2026 Aaron: Agreed. No longer holds Waiting to send',
    ])
    const links = all('.consent a').map((link) => link.getAttribute('href'))
    expect(links).to.deep.equal([later, first].map((one) => `/send/people/${id}/consents/${one.id}`))
    await inBothSchemes(() => expect(page).to.be.accessible())
    await refuseLast(device, 'unexpected')
    expect((await show(tag, device, { id })).all('.consent').map(textOf)[0]).to.contain('Needs you')
  })

  it('hides and shows the person', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const { press, words, posted: told } = await show(tag, device, { id })
    await press('Hide Person')
    expect((await loadPerson(device, id))?.hidden).to.equal(true)
    expect(words()).to.contain('Hidden from Select Person')
    await press('Show Person')
    expect((await loadPerson(device, id))?.hidden).to.equal(false)
    expect(told()).to.equal(2)
  })

  it('says when the council did not accept the details', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    await changePerson(device, id, { details: { ...aaron, forename: 'Ron' } })
    expect(await listWaiting(device)).to.have.length(1)
    await refuseLast(device, 'stale-person')
    expect((await show(tag, device, { id })).words()).to.contain('The council did not accept these details')
  })

  it('does not take a refused consent record for refused details', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    await recorded(device, id)
    await refuseLast(device, 'unexpected')
    expect((await show(tag, device, { id })).words()).not.to.contain('did not accept')
  })
})
