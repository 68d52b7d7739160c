import { expect } from '@open-wc/testing'
import { all, portal, practitioner, openScreen, type Screen, wordsOf } from './screen.ts'

const links = (page: ParentNode) => all<HTMLAnchorElement>(page, 'a').map((link) => link.getAttribute('href'))

describe('my account', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  it('says who is signed in, with role and organisation, and links to what there is', async () => {
    const page = await screen.show('account-page', { practitioner })
    expect(page.heading).to.equal('My Account')
    expect(wordsOf(page)).to.contain('Lesley Harris')
    expect(wordsOf(page)).to.contain('Project Support, Coventry City Council')
    expect(all(page, 'nav a').map(({ textContent }) => textContent.trim())).to.deep.equal([
      'Personal Details',
      'Work Details',
      'Change Email Address',
      'Change Password',
      'Change Secret Question',
      'Change of Circumstances',
      'Two Step Verification',
      'Signed-in devices',
    ])
    expect(links(page)).to.deep.equal([
      '/account/personal',
      '/account/work',
      '/account/email',
      '/account/password',
      '/account/secret-question',
      '/account/circumstances',
      '/account/two-step',
      '/account/devices',
    ])
  })

  it('does not speak of a secret question where the council does without', async () => {
    const page = await screen.show('account-page', { practitioner, portal: { ...portal, secretQuestion: false } })
    expect(links(page)).to.have.length(7)
    expect(wordsOf(page)).not.to.contain('Secret Question')
  })

  it('leads there from whatever needs it', async () => {
    const page = await screen.show('two-step-needed-page', { practitioner })
    expect(page.heading).to.equal('Special Educational Needs and Disabilities')
    expect(wordsOf(page)).to.contain('Enable Two Step Verification Now')
    expect(links(page)).to.deep.equal(['/account/two-step'])
  })
})

describe('what the footer leads to', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  it('says whom to ask, with a telephone only where there is one', async () => {
    expect(links(await screen.show('contact-page'))).to.deep.equal(['mailto:sen@council.example', 'tel:02476831614'])
    const silent = await screen.show('contact-page', { portal: { ...portal, councilPhone: '' } })
    expect(links(silent)).to.deep.equal(['mailto:sen@council.example'])
  })

  it('links to the council’s own privacy notice where it has one elsewhere', async () => {
    const notice = 'https://council.example/privacy'
    expect(links(await screen.show('privacy-page'))).not.to.contain('/privacy')
    const page = await screen.show('privacy-page', { portal: { ...portal, privacyNoticeUrl: notice } })
    expect(links(page)).to.contain(notice)
  })

  it('says how work is protected, from what it is not, and where to do more', async () => {
    const page = await screen.show('privacy-page')
    for (const words of [
      'How your work is protected',
      'Somebody who unlocks this phone.',
      'Somebody who can read your email.',
      'A harmful app or browser extension.',
      'Somebody who controls the council’s server.',
      'Traces on the phone.',
    ]) {
      expect(wordsOf(page)).to.contain(words)
    }
    expect(links(page)).to.include.members(['/account/devices', '/account/two-step'])
  })

  it('says why there is a secret question, and that it lets nobody in by itself, where there is one', async () => {
    const page = await screen.show('privacy-page', { portal: { ...portal, secretQuestion: true } })
    expect(wordsOf(page)).to.contain('never lets anybody in by itself')
    const without = await screen.show('privacy-page', { portal: { ...portal, secretQuestion: false } })
    expect(wordsOf(without)).not.to.match(/secret question/i)
  })

  it('says how accessible the portal is', async () => {
    const page = await screen.show('accessibility-page')
    expect(page.heading).to.equal('Accessibility statement')
    expect(wordsOf(page)).to.contain('Nobody independent has audited it yet')
  })

  it('needs no network', async () => {
    for (const tag of ['privacy-page', 'accessibility-page', 'contact-page']) await screen.show(tag)
    expect(screen.asked).to.deep.equal([])
  })
})
