import { expect } from '@open-wc/testing'
import { loadSession } from '#device/practitioner.ts'
import { all, box, portal, practitioner, press, openScreen, type Screen, wordsOf } from './screen.ts'

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
    expect(links(page)).to.deep.equal([
      '/account/personal',
      '/account/work',
      '/account/password',
      '/account/secret-question',
      '/account/two-step',
    ])
  })

  it('does not speak of a secret question where the council does without', async () => {
    const page = await screen.show('account-page', { practitioner, portal: { ...portal, secretQuestion: false } })
    expect(links(page)).to.deep.equal(['/account/personal', '/account/work', '/account/password', '/account/two-step'])
    expect(wordsOf(page)).not.to.contain('Secret Question')
  })

  it('turns two-step on and signs out', async () => {
    screen.replies('PUT /account/two-step', { status: 204 })
    const page = await screen.show('two-step-page', { practitioner })
    let signedOut = 0
    page.addEventListener('signed-out', () => signedOut++)
    expect(box(page, 'Preferred method')).to.have.value('email')
    await press(page, 'Save')
    expect(screen.asked).to.deep.equal([{ path: 'PUT /account/two-step', body: { method: 'email' } }])
    expect(await loadSession()).to.equal('ended')
    expect(signedOut).to.equal(1)
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(wordsOf(await screen.show('welcome-page'))).to.contain('Two Step Verification is on. Log in again')
  })

  it('does not turn two-step on without a network, and says so', async () => {
    const page = await screen.show('two-step-page', { practitioner })
    await press(page, 'Save')
    expect(wordsOf(page)).to.contain('Saving needs a connection.')
    expect(screen.wentTo).to.deep.equal([])
  })

  it('says that two-step is on and where the codes go', async () => {
    const page = await screen.show('two-step-page', { practitioner: { ...practitioner, twoStep: true } })
    expect(wordsOf(page)).to.contain('Two Step Verification is on, by email.')
    expect(wordsOf(page)).to.contain('lesley@council.example')
    expect(all(page, 'select')).to.have.length(0)
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
