import { expect } from '@open-wc/testing'
import { enterPhone, loadPractitioner, loadSession } from '#device/practitioner.ts'
import { box, focused, practitioner, press, openScreen, type Screen, settled, type, wordsOf } from './screen.ts'

const details = { title: 'ms', forename: 'Lesley', surname: 'Harris' }

describe('personal details', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    await enterPhone(practitioner)
    screen.replies('GET /account/personal', { status: 200, body: { details } })
  })
  afterEach(() => screen.close())

  async function open() {
    const page = await screen.show('personal-page', { practitioner })
    await settled(page)
    return page
  }

  it('are shown as they were given, and changed on the phone too', async () => {
    const renamed = { ...practitioner, surname: 'Okafor' }
    screen.replies('PUT /account/personal', { status: 200, body: renamed })
    const page = await open()
    expect(page.heading).to.equal('Personal Details')
    expect(box(page, 'Title').value).to.equal('ms')
    await type(page, { Surname: 'Okafor' })
    await press(page, 'Save')
    expect(screen.asked.at(-1)).to.deep.equal({
      path: 'PUT /account/personal',
      body: { details: { ...details, surname: 'Okafor' } },
    })
    expect(await loadPractitioner()).to.deep.equal(renamed)
    expect(screen.wentTo).to.deep.equal(['/account'])
    expect(wordsOf(await screen.show('account-page', { practitioner }))).to.contain('Lesley Okafor')
  })

  it('keep the focus on the heading when they have come', async () => {
    const page = await screen.show('personal-page', { practitioner })
    page.focusHeading()
    await settled(page)
    expect(focused()?.tagName).to.equal('H1')
    expect(box(page, 'Forename').value).to.equal('Lesley')
  })

  it('say what is missing before anything is sent', async () => {
    const page = await open()
    await type(page, { Forename: ' ' })
    await press(page, 'Save')
    expect(wordsOf(page)).to.contain('Enter your forename')
    expect(screen.asked).to.have.length(1)
  })

  it('show what the council found wrong', async () => {
    screen.refuses('PUT /account/personal', 422, 'faulty-answers', { faults: { surname: 'too-long' } })
    const page = await open()
    await press(page, 'Save')
    expect(box(page, 'Surname')).to.have.attribute('aria-invalid', 'true')
    expect(screen.wentTo).to.deep.equal([])
  })

  it('need a connection, say so, and keep what was typed', async () => {
    const page = await open()
    await type(page, { Forename: 'Les' })
    await press(page, 'Save')
    expect(wordsOf(page)).to.contain('Saving needs a connection.')
    expect(focused()).to.have.class('panel')
    expect(box(page, 'Forename').value).to.equal('Les')
  })

  it('are asked for again once there is a network', async () => {
    screen.refuses('GET /account/personal', 503, 'unavailable')
    const page = await open()
    expect(wordsOf(page)).to.contain('The portal cannot do this now.')
    screen.replies('GET /account/personal', { status: 200, body: { details } })
    await press(page, 'Try again')
    expect(box(page, 'Forename').value).to.equal('Lesley')
  })

  it('ask for a new sign-in when the session has ended', async () => {
    screen.refuses('PUT /account/personal', 401, 'sign-in')
    const page = await open()
    await press(page, 'Save')
    expect(wordsOf(page)).to.contain('You are signed out.')
    expect(await loadSession()).to.equal('ended')
  })
})
