import { expect } from '@open-wc/testing'
import type { PortalPage } from '#page/portal-page.ts'
import { between } from '../../../web/microfrontends/account/between.ts'
import { aboutYou, security, workDetails } from './good-registration.ts'
import {
  box,
  focused,
  labels,
  portal,
  press,
  openScreen,
  type Screen,
  settled,
  takesPaste,
  type,
  wordsOf,
} from './screen.ts'

describe('registration', () => {
  const start = location.href
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    history.pushState(null, '', location.pathname + location.search)
  })
  afterEach(() => {
    screen.close()
    history.replaceState(null, '', start)
  })

  /** At the third step, reached by Next as a person reaches it. */
  async function atWork(given = workDetails): Promise<PortalPage> {
    between.registration = { ...security, ...aboutYou, ...given }
    const page = await screen.show('registration-page')
    await press(page, 'Next')
    await press(page, 'Next')
    return page
  }

  /** With no other step behind it in the history, and nothing in memory but what is given. */
  async function reloadedAtWork(given: typeof between.registration = {}): Promise<PortalPage> {
    between.registration = given
    for (let entry = 0; entry < 3; entry++) history.pushState(null, '', '#work')
    return screen.show('registration-page', { hash: '#work' })
  }

  it('asks for security details first, with the guide’s labels', async () => {
    const page = await screen.show('registration-page')
    expect(page.heading).to.equal('Registration')
    expect(wordsOf(page)).to.contain('Security Details')
    expect(labels(page)).to.deep.equal([
      'Email Address',
      'Confirm Email Address',
      'Password',
      'Confirm Password',
      'Secret Question',
      'Secret Answer',
    ])
  })

  it('has no secret question where the council has none', async () => {
    const page = await screen.show('registration-page', { portal: { ...portal, secretQuestion: false } })
    expect(labels(page)).to.deep.equal(['Email Address', 'Confirm Email Address', 'Password', 'Confirm Password'])
  })

  it('does not go on with faults, and says all of them', async () => {
    const page = await screen.show('registration-page')
    await type(page, { 'Email Address': 'lesley@council.example', 'Confirm Email Address': 'leslie@council.example' })
    await press(page, 'Next')
    expect(focused()).to.have.class('govuk-error-summary')
    expect(wordsOf(page)).to.contain('Enter the same email address again')
    expect(wordsOf(page)).to.contain('Enter a password')
    expect(box(page, 'Confirm Email Address').value).to.equal('leslie@council.example')
  })

  it('goes step by step, and the phone’s Back goes one step back with everything kept', async () => {
    const page = await atWork()
    expect(location.hash).to.equal('#work')
    expect(labels(page)).to.contain('Organisation Name')
    history.back()
    await settled(page)
    expect(labels(page)).to.deep.equal(['Title', 'Forename', 'Surname', 'Gender'])
    expect(box(page, 'Surname').value).to.equal('Harris')
    expect(focused()?.tagName).to.equal('H1')
    await press(page, 'Previous')
    expect(box(page, 'Password').value).to.equal('three random words')
    expect(location.hash).to.equal('')
    history.back()
    await settled(page)
    await press(page, 'Next')
    expect(box(page, 'Organisation Name').value).to.equal('Coventry City Council')
  })

  it('puts nothing that was typed into the address or the history', async () => {
    await atWork()
    expect(location.href).not.to.contain('lesley')
    expect(history.state).to.equal(null)
  })

  it('starts again at the first step after a reload, which forgets everything', async () => {
    const page = await reloadedAtWork()
    expect(labels(page)).to.contain('Email Address')
    expect(location.hash).to.equal('')
  })

  it('goes back by Previous after a reload', async () => {
    const page = await reloadedAtWork()
    between.registration = { ...security, ...aboutYou }
    await press(page, 'Next')
    await press(page, 'Previous')
    expect(labels(page)).to.contain('Email Address')
    expect(focused()?.tagName).to.equal('H1')
  })

  it('leads to the fault after a reload', async () => {
    screen.refuses('POST /registration', 422, 'faulty-answers', { faults: { password: 'too-short' } })
    const page = await reloadedAtWork({ ...security, ...aboutYou, ...workDetails })
    await press(page, 'Submit Registration')
    expect(box(page, 'Password')).to.have.attribute('aria-invalid', 'true')
    expect(focused()).to.have.class('govuk-error-summary')
    expect(location.hash).to.equal('')
  })

  it('names the step that is shown when the one that was gone forward to is no longer open', async () => {
    const page = await atWork()
    history.go(-2)
    await settled(page)
    await type(page, { Password: '' })
    history.go(2)
    await settled(page)
    expect(labels(page)).to.contain('Email Address')
    await type(page, { Password: 'three random words' })
    await press(page, 'Next')
    history.back()
    await settled(page)
    expect(labels(page)).to.contain('Email Address')
  })

  it('sends all answers at the end, and goes on to the mail', async () => {
    screen.replies('POST /registration', { status: 202, body: {} })
    const page = await atWork()
    await press(page, 'Submit Registration')
    expect(screen.asked).to.deep.equal([
      { path: 'POST /registration', body: { details: { ...security, ...aboutYou, ...workDetails } } },
    ])
    expect(screen.wentTo).to.deep.equal(['/activate'])
    expect(between.email).to.equal('lesley@council.example')
    expect(between.registration).to.deep.equal({})
  })

  it('leads to the step and the question that the council has something against', async () => {
    screen.refuses('POST /registration', 422, 'faulty-answers', { faults: { password: 'too-short', town: 'too-long' } })
    const page = await atWork()
    await press(page, 'Submit Registration')
    await settled(page)
    expect(box(page, 'Password')).to.have.attribute('aria-invalid', 'true')
    expect(box(page, 'Password').value).to.equal('three random words')
    expect(focused()).to.have.class('govuk-error-summary')
    expect(location.hash).to.equal('')
  })

  it('leads back to a password that can be guessed, says so there', async () => {
    screen.refuses('POST /registration', 422, 'faulty-answers', { faults: { password: 'too-common' } })
    const page = await atWork()
    await press(page, 'Submit Registration')
    await settled(page)
    expect(wordsOf(page)).to.contain('Choose a password that is harder to guess')
    expect(box(page, 'Password')).to.have.attribute('aria-invalid', 'true')
  })

  it('lets both passwords be pasted', async () => {
    const page = await screen.show('registration-page')
    for (const label of ['Password', 'Confirm Password']) expect(takesPaste(box(page, label))).to.equal(true)
  })

  it('leaves the address alone when its person has left before the answer came', async () => {
    screen.refuses('POST /registration', 422, 'faulty-answers', { faults: { password: 'too-short' } })
    const page = await atWork()
    const pressed = press(page, 'Submit Registration')
    page.remove()
    await pressed
    expect(location.hash).to.equal('#work')
  })

  it('keeps everything when there is no network', async () => {
    const page = await atWork()
    await press(page, 'Submit Registration')
    expect(wordsOf(page)).to.contain('Registering needs a connection.')
    expect(focused()).to.have.attribute('role', 'alert')
    expect(box(page, 'Work Phone').value).to.equal('024 7683 1614')
    expect(screen.wentTo).to.deep.equal([])
  })

  it('demands a postcode', async () => {
    const page = await atWork({ ...workDetails, postcode: '' })
    await press(page, 'Submit Registration')
    expect(wordsOf(page)).to.contain('Enter a postcode')
    expect(screen.asked).to.deep.equal([])
  })
})
