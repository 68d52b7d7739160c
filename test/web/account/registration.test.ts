import { expect } from '@open-wc/testing'
import type { PortalPage } from '#page/portal-page.ts'
import { between } from '../../../web/microfrontends/account/between.ts'
import { aboutYou, security, workDetails } from './good-registration.ts'
import { all, box, focused, labels, portal, press, openScreen, type Screen, settled, type, wordsOf } from './screen.ts'

const address = { houseName: 'Council House', streetName: 'Earl Street', town: 'Coventry', postcode: 'CV1 5RR' }

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
    history.go(2)
    await settled(page)
    expect(box(page, 'Organisation Name').value).to.equal('Coventry City Council')
  })

  it('puts nothing that was typed into the address or the history', async () => {
    await atWork()
    expect(location.href).not.to.contain('lesley')
    expect(history.state).to.equal(null)
  })

  it('starts again at the first step after a reload, which forgets everything', async () => {
    const page = await screen.show('registration-page', { hash: '#work' })
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

describe('the work address', () => {
  const start = location.href
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    between.registration = { ...security, ...aboutYou }
  })
  afterEach(() => {
    screen.close()
    history.replaceState(null, '', start)
  })

  const open = () => screen.show('registration-page', { hash: '#work' })

  it('is found by its postcode and fills the boxes', async () => {
    screen.replies('POST /addresses/find', { status: 200, body: { addresses: [address] } })
    const page = await open()
    await type(page, { Postcode: 'cv15rr', 'House Number': '99' })
    await press(page, 'Find Address')
    expect(screen.asked).to.deep.equal([{ path: 'POST /addresses/find', body: { postcode: 'CV1 5RR' } }])
    expect(wordsOf(page)).to.contain('1 address found at CV1 5RR')
    await press(page, 'Select Council House, Earl Street, Coventry, CV1 5RR')
    expect(box(page, 'House Name').value).to.equal('Council House')
    expect(box(page, 'Postcode').value).to.equal('CV1 5RR')
    expect(box(page, 'House Number').value).to.equal('')
    expect(all(page, 'address-finder li')).to.have.length(0)
    expect(focused()).to.have.attribute('role', 'status')
  })

  it('can be typed where none is found', async () => {
    screen.replies('POST /addresses/find', { status: 200, body: { addresses: [] } })
    const page = await open()
    await type(page, { Postcode: 'CV1 5RR' })
    await press(page, 'Find Address')
    expect(wordsOf(page)).to.contain('No work address at CV1 5RR is used in this portal yet. Enter it below.')
    await press(page, 'Enter Address Manually')
    expect(focused()).to.equal(box(page, 'House Number'))
  })

  it('can be typed where there is no network', async () => {
    const page = await open()
    await type(page, { Postcode: 'CV1 5RR' })
    await press(page, 'Find Address')
    expect(wordsOf(page)).to.contain('Finding an address needs a connection. You can enter it below.')
  })

  it('is not looked for without a postcode', async () => {
    const page = await open()
    await press(page, 'Find Address')
    expect(screen.asked).to.deep.equal([])
    expect(box(page, 'Postcode')).to.have.attribute('aria-invalid', 'true')
  })

  it('is emptied to use another', async () => {
    const page = await open()
    await type(page, { Postcode: 'CV1 5RR', Town: 'Coventry', 'Organisation Name': 'Moat House' })
    await press(page, 'Use Another Address')
    expect(box(page, 'Town').value).to.equal('')
    expect(box(page, 'Organisation Name').value).to.equal('Moat House')
    expect(focused()).to.equal(box(page, 'Postcode'))
  })
})
