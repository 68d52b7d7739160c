import { expect } from '@open-wc/testing'
import { enterPhone, loadPractitioner, loadSession } from '#device/practitioner.ts'
import { all, box, focused, labels, openScreen, practitioner, press, type Screen, type, wordsOf } from './screen.ts'

const email = 'l.harris@council.example'
const typed = { 'New Email Address': email, 'Confirm New Email Address': email }
const inADay = new Date(Date.now() + 86_400_000).toISOString()

describe('changing the email address', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    await enterPhone(practitioner)
    screen.replies('GET /account/confirm', { status: 200, body: { confirmedUntil: null, secretQuestion: null } })
    screen.replies('POST /account/confirm', { status: 204 })
  })
  afterEach(() => screen.close())

  const sent = () => screen.asked.map(({ path }) => path)

  async function ask() {
    const page = await screen.show('email-page', { practitioner })
    await type(page, typed)
    await press(page, 'Continue')
    return page
  }

  async function mailed() {
    screen.replies('PUT /account/email', { status: 202, body: {} })
    return ask()
  }

  async function enterCode() {
    const page = await mailed()
    await type(page, { 'Confirmation code': '123456' })
    await press(page, 'Confirm my new email address')
    return page
  }

  it('shows the present address and asks for the new one twice', async () => {
    const page = await screen.show('email-page', { practitioner })
    expect(page.heading).to.equal('Change Email Address')
    expect(wordsOf(page)).to.contain('Your email address is lesley@council.example.')
    expect(labels(page)).to.deep.equal(['New Email Address', 'Confirm New Email Address'])
  })

  it('asks nobody about two addresses that differ', async () => {
    const page = await screen.show('email-page', { practitioner })
    await type(page, { ...typed, 'Confirm New Email Address': 'l.haris@council.example' })
    await press(page, 'Continue')
    expect(box(page, 'Confirm New Email Address')).to.have.attribute('aria-invalid', 'true')
    expect(screen.asked).to.deep.equal([])
  })

  it('sends a mail to the new address, and says that the old one stays until that is confirmed', async () => {
    const page = await mailed()
    expect(screen.asked).to.deep.equal([{ path: 'PUT /account/email', body: { email } }])
    expect(wordsOf(page)).to.contain(`We sent an email with a link and a code to ${email}.`)
    expect(wordsOf(page)).to.contain('Until then your email address stays lesley@council.example.')
    expect(box(page, 'Confirmation code').autocomplete).to.equal('one-time-code')
    expect(focused()?.tagName).to.equal('H1')
  })

  it('asks first who is there where the council wants to know, and goes on with what was typed', async () => {
    screen.refuses('PUT /account/email', 403, 'confirm')
    const page = await ask()
    expect(wordsOf(page)).to.contain('Confirm it is you')
    await type(page, { 'Current Password': 'three random words' })
    screen.replies('PUT /account/email', { status: 202, body: {} })
    const gate = all(page, 'confirm-gate')[0] ?? page
    all<HTMLButtonElement>(gate, 'button.go')[0]?.click()
    await type(page, {})
    expect(screen.asked.at(-1)).to.deep.equal({ path: 'PUT /account/email', body: { email } })
    expect(wordsOf(page)).to.contain('We sent an email')
  })

  it('keeps what was typed where it was not confirmed who is there', async () => {
    screen.refuses('PUT /account/email', 403, 'confirm')
    const page = await ask()
    await press(page, 'Back, and change nothing')
    expect(wordsOf(page)).to.contain('so nothing was changed')
    expect(box(page, 'New Email Address').value).to.equal(email)
  })

  it('takes the code, and this phone knows the new address at once', async () => {
    screen.replies('POST /email/confirm', { status: 204 })
    screen.replies('GET /account', { status: 200, body: { ...practitioner, email } })
    const page = await enterCode()
    expect(screen.asked[1]).to.deep.equal({ path: 'POST /email/confirm', body: { email, code: '123456' } })
    expect(wordsOf(page)).to.contain(`Your email address is now ${email}.`)
    expect(focused()?.tagName).to.equal('H1')
    expect((await loadPractitioner())?.email).to.equal(email)
  })

  it('says that it is changed where this phone then heard nothing more', async () => {
    screen.replies('POST /email/confirm', { status: 204 })
    expect(wordsOf(await enterCode())).to.contain(`Your email address is now ${email}.`)
    expect((await loadPractitioner())?.email).to.equal(practitioner.email)
  })

  it('says that a code is wrong, and that it has run out', async () => {
    screen.refuses('POST /email/confirm', 422, 'proof-wrong')
    const page = await enterCode()
    expect(wordsOf(page)).to.contain('This is not the code in the newest email.')
    screen.refuses('POST /email/confirm', 410, 'proof-expired')
    await press(page, 'Confirm my new email address')
    expect(wordsOf(page)).to.contain('This code does not work any more. Get a new one below')
    expect(box(page, 'Confirmation code').value).to.equal('123456')
  })

  it('does not call a code wrong without a network', async () => {
    expect(wordsOf(await enterCode())).to.contain('Confirming your new email address needs a connection.')
  })

  it('sends the mail again, to the same address', async () => {
    const page = await mailed()
    await press(page, 'Send it again')
    expect(screen.asked).to.deep.equal([
      { path: 'PUT /account/email', body: { email } },
      { path: 'PUT /account/email', body: { email } },
    ])
    expect(wordsOf(page)).to.contain('A new email is on its way.')
    screen.refuses('PUT /account/email', 429, 'too-many', { retryAfter: 42 })
    await press(page, 'Send it again')
    expect(wordsOf(page)).to.contain('You can ask for a new one in 42 seconds.')
  })

  it('goes back to asking for the address, when that was not the right one', async () => {
    const page = await mailed()
    await press(page, 'Use another email address')
    expect(labels(page)).to.deep.equal(['New Email Address', 'Confirm New Email Address'])
    expect(focused()?.tagName).to.equal('H1')
  })

  it('says at the address what the council has against it', async () => {
    screen.refuses('PUT /account/email', 422, 'faulty-answers', { faults: { email: 'not-an-email' } })
    expect(box(await ask(), 'New Email Address')).to.have.attribute('aria-invalid', 'true')
  })

  it('needs a connection, says so, and keeps what was typed', async () => {
    const page = await ask()
    expect(wordsOf(page)).to.contain('Changing your email address needs a connection.')
    expect(box(page, 'New Email Address').value).to.equal(email)
  })

  it('leads to the log-on screen where the session has ended', async () => {
    screen.refuses('PUT /account/email', 401, 'sign-in')
    expect(wordsOf(await ask())).to.contain('You are signed out.')
    expect(await loadSession()).to.equal('ended')
  })

  it('is not asked about for a day after a reset by email alone', async () => {
    await enterPhone({ ...practitioner, restrictedUntil: inADay })
    const page = await screen.show('email-page', { practitioner })
    expect(wordsOf(page)).to.contain('Your password was reset by email alone.')
    expect(labels(page)).to.deep.equal([])
    expect(sent()).to.deep.equal([])
  })

  it('says so too where the phone has not heard of that reset', async () => {
    screen.refuses('PUT /account/email', 403, 'restricted')
    const page = await ask()
    expect(wordsOf(page)).to.contain('Your password was reset by email alone.')
    expect(focused()?.tagName).to.equal('H1')
  })
})

describe('the link to a new email address', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  const confirm = 'Confirm my new email address'

  it('takes one press, and none before', async () => {
    screen.replies('POST /email/confirm', { status: 204 })
    const page = await screen.show('confirm-email-page', { hash: '#token=a-long_secret' })
    expect(page.heading).to.equal('Confirm your new email address')
    expect(labels(page)).to.deep.equal([])
    expect(screen.asked).to.deep.equal([])
    await press(page, confirm)
    expect(screen.asked).to.deep.equal([{ path: 'POST /email/confirm', body: { token: 'a-long_secret' } }])
    expect(wordsOf(page)).to.contain('Your email address was changed.')
    expect(all(page, 'a').map((link) => link.getAttribute('href'))).to.deep.equal(['/'])
    expect(focused()?.tagName).to.equal('H1')
  })

  it('brings the new address to the phone of whoever opened it signed in', async () => {
    await enterPhone(practitioner)
    screen.replies('POST /email/confirm', { status: 204 })
    screen.replies('GET /account', { status: 200, body: { ...practitioner, email } })
    const page = await screen.show('confirm-email-page', { hash: '#token=abc', practitioner })
    await press(page, confirm)
    expect((await loadPractitioner())?.email).to.equal(email)
    expect(all(page, 'a').map((link) => link.getAttribute('href'))).to.deep.equal(['/account'])
  })

  it('is needed only once: without it the address and the code do', async () => {
    screen.replies('POST /email/confirm', { status: 204 })
    const page = await screen.show('confirm-email-page')
    expect(labels(page)).to.deep.equal(['New Email Address', 'Confirmation code'])
    await type(page, { 'New Email Address': email, 'Confirmation code': '123 456' })
    await press(page, confirm)
    expect(screen.asked[0]?.body).to.deep.equal({ email, code: '123456' })
  })

  it('offers the code and a new mail where it is dead', async () => {
    screen.refuses('POST /email/confirm', 410, 'proof-expired')
    const page = await screen.show('confirm-email-page', { hash: '#token=abc' })
    await press(page, confirm)
    expect(wordsOf(page)).to.contain('This link does not work any more.')
    expect(labels(page)).to.deep.equal(['New Email Address', 'Confirmation code'])
    expect(all(page, 'a[href="/account/email"]')).to.have.length(1)
    expect(focused()).to.have.class('panel')
  })

  it('stays good where the council was not reached', async () => {
    const page = await screen.show('confirm-email-page', { hash: '#token=abc' })
    await press(page, confirm)
    expect(wordsOf(page)).to.contain('Confirming your new email address needs a connection.')
    expect(labels(page)).to.deep.equal([])
  })
})
