import { expect, oneEvent } from '@open-wc/testing'
import { openDevice } from '#device/database.ts'
import { addPerson } from '#device/people.ts'
import { loadChallenge, loadPractitioner, loadSession, saveChallenge } from '#device/practitioner.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { between } from '../../../web/microfrontends/account/between.ts'
import { all, box, focused, labels, practitioner, press, openScreen, type Screen, type, wordsOf } from './screen.ts'

const typed = { 'Email Address': 'lesley@council.example', Password: 'three random words' }

describe('the log-on screen', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  async function logIn(): Promise<PortalPage> {
    const page = await screen.show('welcome-page')
    await type(page, typed)
    await press(page, 'Login')
    return page
  }

  it('says what the portal is for, and where to register', async () => {
    const page = await screen.show('welcome-page')
    expect(page.heading).to.equal('Welcome to the Coventry SEND Portal')
    expect(labels(page)).to.deep.equal(['Email Address', 'Password'])
    expect(wordsOf(page)).to.contain('professionals to submit advice for an EHC assessment.')
    expect(all<HTMLAnchorElement>(page, 'a').map(({ pathname }) => pathname)).to.deep.equal([
      '/password/forgotten',
      '/register',
    ])
  })

  it('is a form that password managers know', async () => {
    const page = await screen.show('welcome-page')
    expect(box(page, 'Email Address').form).to.be.instanceOf(HTMLFormElement)
    expect(box(page, 'Email Address').autocomplete).to.equal('username')
    expect(box(page, 'Password').autocomplete).to.equal('current-password')
    expect(box(page, 'Password').form).to.equal(box(page, 'Email Address').form)
  })

  it('opens Home where two-step is not yet on, and the phone knows whose it is', async () => {
    screen.replies('POST /sign-in', { status: 200, body: { next: 'home', practitioner } })
    const page = await screen.show('welcome-page')
    const signedIn = oneEvent(page, 'signed-in')
    await type(page, typed)
    await press(page, 'Login')
    expect(screen.asked).to.deep.equal([
      { path: 'POST /sign-in', body: { email: 'lesley@council.example', password: 'three random words' } },
    ])
    expect(await loadPractitioner()).to.deep.equal(practitioner)
    expect(await loadSession()).to.equal('open')
    expect(await signedIn)
      .to.have.nested.property('detail.practitioner')
      .that.deep.equals(practitioner)
    expect(screen.wentTo).to.deep.equal(['/home'])
  })

  it('goes on to the code where two-step is on', async () => {
    const expiresAt = new Date(Date.now() + 300_000).toISOString()
    const byApp = { method: 'app', methods: ['app', 'recovery'] }
    screen.replies('POST /sign-in', { status: 200, body: { next: 'code', ...byApp, expiresAt } })
    await logIn()
    expect(await loadChallenge()).to.deep.equal({ email: 'lesley@council.example', ...byApp, expiresAt })
    expect(await loadPractitioner()).to.equal(undefined)
    expect(screen.wentTo).to.deep.equal(['/login/code'])
  })

  it('asks for both, says what is missing, and takes the focus there and from there to the box', async () => {
    const page = await screen.show('welcome-page')
    await press(page, 'Login')
    expect(screen.asked).to.deep.equal([])
    expect(focused()).to.have.class('govuk-error-summary')
    expect(box(page, 'Email Address')).to.have.attribute('aria-invalid', 'true')
    await press(page, 'Enter your password')
    expect(focused()).to.equal(box(page, 'Password'))
  })

  it('says the same of a wrong address and a wrong password, and keeps what was typed', async () => {
    screen.refuses('POST /sign-in', 401, 'wrong-sign-in')
    const page = await logIn()
    expect(wordsOf(page)).to.contain('The email address or the password is not right')
    expect(box(page, 'Email Address').value).to.equal('lesley@council.example')
    expect(box(page, 'Password').value).to.equal('three random words')
  })

  it('without a network says so and keeps what was typed', async () => {
    const page = await logIn()
    expect(wordsOf(page)).to.contain('Signing in needs a connection. Nothing on this phone is lost.')
    expect(focused()).to.have.attribute('role', 'alert')
    expect(box(page, 'Password').value).to.equal('three random words')
    expect(screen.wentTo).to.deep.equal([])
  })

  it('takes the page of a captive portal for no network', async () => {
    screen.replies('POST /sign-in', { status: 200, body: { welcome: 'to our Wi-Fi' } })
    expect(wordsOf(await logIn())).to.contain('Signing in needs a connection.')
  })

  it('says how long to wait after too many tries', async () => {
    screen.refuses('POST /sign-in', 429, 'too-many', { retryAfter: 600 })
    expect(wordsOf(await logIn())).to.contain('There were too many tries. Try again in 10 minutes.')
  })

  it('shows the way on where the account is not active yet', async () => {
    screen.refuses('POST /sign-in', 403, 'account-not-active')
    const page = await logIn()
    expect(wordsOf(page)).to.contain('Your account is not active yet.')
    expect(all<HTMLAnchorElement>(page, '.notice a').map(({ pathname }) => pathname)).to.deep.equal(['/activate'])
    expect(between.email).to.equal('lesley@council.example')
  })

  it('leads to the council where the account is suspended', async () => {
    screen.refuses('POST /sign-in', 403, 'account-suspended')
    const page = await logIn()
    expect(wordsOf(page)).to.contain('Your account is suspended. Ask the council’s team to open it again.')
    expect(all(page, '.notice a[href="mailto:sen@council.example"]')).to.have.length(1)
    expect(focused()).to.have.attribute('role', 'alert')
  })

  it('sends once, however often Login is pressed', async () => {
    screen.refuses('POST /sign-in', 401, 'wrong-sign-in')
    const page = await screen.show('welcome-page')
    await type(page, typed)
    const [form] = all<HTMLFormElement>(page, 'form')
    form?.requestSubmit()
    form?.requestSubmit()
    await press(page, 'Login')
    expect(screen.asked).to.have.length(1)
  })

  it('asks whoever holds this phone to sign in again, by their address', async () => {
    const page = await screen.show('welcome-page', { practitioner })
    expect(wordsOf(page)).to.contain('Sign in as lesley@council.example to check with the council.')
    expect(box(page, 'Email Address').value).to.equal('lesley@council.example')
  })

  it('says that signing in sends what waits on this phone', async () => {
    const device = await openDevice(practitioner.id)
    await addPerson(device, { id: crypto.randomUUID(), details: { forename: 'Aaron', surname: 'Aardvaark' } })
    const page = await screen.show('welcome-page', { practitioner, device })
    expect(wordsOf(page)).to.contain('Sign in as lesley@council.example to send what waits on this phone.')
    device.close()
  })

  it('leads back to the code that is still waited for, however far ahead the phone’s clock is', async () => {
    await saveChallenge({ email: practitioner.email, expiresAt: new Date(Date.now() - 3_600_000).toISOString() })
    const page = await screen.show('welcome-page')
    expect(wordsOf(page)).to.contain('A code was sent to lesley@council.example.')
    expect(all(page, 'a[href="/login/code"]')).to.have.length(1)
  })

  it('leads back to a step without a mail, and does not speak of one', async () => {
    const expiresAt = new Date(Date.now() + 300_000).toISOString()
    await saveChallenge({ email: practitioner.email, expiresAt, method: 'passkey', methods: ['passkey'] })
    const page = await screen.show('welcome-page')
    expect(wordsOf(page)).to.contain('You began to log in as lesley@council.example. Finish logging in')
    expect(wordsOf(page)).not.to.contain('A code was sent')
  })

  it('shows a password on request, without losing it', async () => {
    const page = await screen.show('welcome-page')
    await type(page, typed)
    await press(page, 'Show')
    expect(box(page, 'Password').type).to.equal('text')
    expect(box(page, 'Password').value).to.equal('three random words')
    await press(page, 'Hide')
    expect(box(page, 'Password').type).to.equal('password')
  })
})
