import { expect } from '@open-wc/testing'
import { setViewport } from '@web/test-runner-commands'
import { keepMessages } from '#device/keep-told.ts'
import { newPhone, posted } from '../device/phone.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import '../../../web/microfrontends/people/home-page.ts'
import { draftSince, knownPerson, refuseLast } from './caseload.ts'
import { show, textOf } from './screen.ts'

const tag = 'home-page'

const message = () => ({
  id: crypto.randomUUID(),
  subject: 'Advice received',
  text: 'It was received.',
  sentAt: new Date().toISOString(),
  readAt: null,
  submissionId: null,
})

class InstallPrompt extends Event {
  asked = 0
  readonly #outcome: string

  constructor(outcome: string) {
    super('beforeinstallprompt', { cancelable: true })
    this.#outcome = outcome
  }

  prompt() {
    this.asked += 1
    return Promise.resolve({ outcome: this.#outcome })
  }
}

describe('home-page', () => {
  before(usePortalColours)
  beforeEach(() => setViewport({ width: 390, height: 844 }))

  it('is accessible on a new phone', async () => {
    const { page } = await show(tag, await newPhone())
    await inBothSchemes(() => expect(page).to.be.accessible())
  })

  it('is accessible with work to go on with, and with the hint', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    await draftSince(device, id, 50)
    await posted(device, id)
    dispatchEvent(new InstallPrompt('dismissed'))
    const { page } = await show(tag, device)
    await inBothSchemes(() => expect(page).to.be.accessible())
    dispatchEvent(new Event('appinstalled'))
  })

  it('has the guide’s heading and tiles', async () => {
    const { page, all } = await show(tag, await newPhone())
    expect(page.heading).to.equal('Welcome to the Coventry SEND Professional Portal')
    const links = all('.tile a').map((link) => [textOf(link), link.getAttribute('href')])
    expect(links).to.deep.equal([
      ['SEND', '/send'],
      ['Messages', '/messages'],
      ['Drafts', '/drafts'],
      ['Waiting on this phone', '/outbox'],
    ])
  })

  it('counts people, messages not read, drafts and what waits', async () => {
    const device = await newPhone()
    const counts = async () => (await show(tag, device)).all('.tile .second').map(textOf)
    expect(await counts()).to.deep.equal(['Nobody added yet', 'Nothing new', 'Nothing begun', 'Nothing waits'])
    const id = await knownPerson(device)
    await knownPerson(device, { forename: 'Hettie' }, true)
    await keepMessages(device, [message(), { ...message(), readAt: new Date().toISOString() }])
    await draftSince(device, id, 50)
    await posted(device, id)
    expect(await counts()).to.deep.equal(['1 person, 1 advice late', '1 not read yet', '1 draft', '1 to send'])
    await refuseLast(device, 'faulty-answers')
    await posted(device, id)
    expect((await counts())[3]).to.equal('1 needs you, 1 to send')
  })

  it('goes on with the last three drafts', async () => {
    const device = await newPhone()
    const id = await knownPerson(device)
    const drafts = []
    for (let number = 0; number < 4; number += 1) {
      drafts.push(await draftSince(device, id, number))
      await new Promise((resolve) => setTimeout(resolve, 5)) // each saved later than the one before
    }
    const { all, words } = await show(tag, device)
    const links = all('a').filter((link) => textOf(link).startsWith('Continue'))
    const newest = drafts.slice(1).reverse()
    expect(links.map((link) => link.getAttribute('href'))).to.deep.equal(
      newest.map((draft) => `/forms/${draft.id}/profile`),
    )
    expect(words()).to.contain('Carry on').and.to.contain('Aaron Aardvaark').and.to.contain('Saved on this phone')
  })

  it('offers to install the portal when the browser does, and asks once', async () => {
    const prompt = new InstallPrompt('accepted')
    const { all, press, settled } = await show(tag, await newPhone())
    expect(all('section.panel')).to.have.length(0)
    dispatchEvent(prompt)
    await settled()
    expect(prompt.defaultPrevented).to.equal(true)
    await press('Install')
    expect(prompt.asked).to.equal(1)
    expect(all('section.panel')).to.have.length(0)
  })

  it('says no more about installing once it was told so', async () => {
    const device = await newPhone()
    dispatchEvent(new InstallPrompt('accepted'))
    const { all, press } = await show(tag, device)
    await press('Not now')
    expect(all('install-hint')).to.have.length(0)
    expect((await show(tag, device)).all('install-hint')).to.have.length(0)
    expect((await show(tag, await newPhone())).all('section.panel')).to.have.length(1)
    dispatchEvent(new Event('appinstalled'))
  })

  it('says on an iPhone how, and that the app has a storage of its own', async () => {
    const device = await newPhone()
    Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (iPhone)', configurable: true })
    try {
      const { page, words } = await show(tag, device)
      expect(words()).to.contain('Add to Home Screen').and.to.contain('do this before you begin your first draft')
      await inBothSchemes(() => expect(page).to.be.accessible())
      await draftSince(device, await knownPerson(device), 1)
      expect((await show(tag, device)).words()).to.contain('send the drafts that you have here first')
    } finally {
      Reflect.deleteProperty(navigator, 'userAgent')
    }
  })
})
