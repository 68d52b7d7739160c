import { expect } from '@open-wc/testing'
import { sendKeys } from '@web/test-runner-commands'
import { loadPractitioner } from '#device/practitioner.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { Passkeys } from './passkeys.ts'
import { all, box, focused, openScreen, practitioner, press, type Screen, settled, type, wordsOf } from './screen.ts'

const label = 'Log in with a passkey'

describe('a passkey on the log-on screen', () => {
  let screen: Screen
  let passkeys: Passkeys
  beforeEach(async () => {
    screen = await openScreen()
    passkeys = new Passkeys(screen)
  })
  afterEach(() => {
    screen.close()
    passkeys.close()
  })

  async function usePasskey(): Promise<PortalPage> {
    const page = await screen.show('welcome-page')
    const button = buttonOf(page)
    button?.focus()
    await press(page, label)
    return page
  }

  const buttonOf = (page: PortalPage) => all(page, 'button').find(({ textContent }) => textContent.trim() === label)
  const paths = () => screen.asked.map(({ path }) => path)

  it('signs in alone', async () => {
    screen.replies('POST /sign-in/passkey', { status: 200, body: { practitioner } })
    await usePasskey()
    expect(passkeys.challenges).to.deep.equal(['challenge'])
    expect(paths()).to.deep.equal(['POST /sign-in/passkey/options', 'POST /sign-in/passkey'])
    expect(screen.asked[1]?.body).to.have.nested.property('credential.id', 'a2V5')
    expect(screen.asked[1]?.body).to.have.nested.property('credential.response.signature', 'c2lnbmF0dXJl')
    expect(await loadPractitioner()).to.deep.equal(practitioner)
    expect(screen.wentTo).to.deep.equal(['/home'])
  })

  it('is reached with Tab right after Login', async () => {
    const page = await screen.show('welcome-page')
    all(page, '.go')[0]?.focus()
    await sendKeys({ press: 'Tab' })
    expect(focused()).to.equal(buttonOf(page))
  })

  it('is not what Enter presses in the form', async () => {
    screen.refuses('POST /sign-in', 401, 'wrong-sign-in')
    const page = await screen.show('welcome-page')
    await type(page, { 'Email Address': 'lesley@council.example', Password: 'three random words' })
    box(page, 'Password').focus()
    await sendKeys({ press: 'Enter' })
    await settled(page)
    expect(paths()).to.deep.equal(['POST /sign-in'])
  })

  it('that is not shown is no fault: nothing is sent, the focus stays, what was typed stays', async () => {
    passkeys.cancels = true
    const page = await screen.show('welcome-page')
    await type(page, { 'Email Address': 'lesley@council.example' })
    buttonOf(page)?.focus()
    await press(page, label)
    expect(wordsOf(page)).to.contain('No passkey was used, and nothing was changed.')
    expect(all(page, '[role=alert]')).to.deep.equal([])
    expect(focused()).to.equal(buttonOf(page))
    expect(box(page, 'Email Address').value).to.equal('lesley@council.example')
    expect(paths()).to.deep.equal(['POST /sign-in/passkey/options'])
  })

  it('that the council does not know is said to be unknown', async () => {
    screen.refuses('POST /sign-in/passkey', 422, 'proof-wrong')
    expect(wordsOf(await usePasskey())).to.contain('This passkey is not known here.')
  })

  it('that took too long can be shown again', async () => {
    screen.refuses('POST /sign-in/passkey', 410, 'proof-expired')
    const page = await usePasskey()
    expect(wordsOf(page)).to.contain('That took too long. Try again.')
    screen.replies('POST /sign-in/passkey', { status: 200, body: { practitioner } })
    await press(page, label)
    expect(screen.wentTo).to.deep.equal(['/home'])
  })

  it('needs a connection before anybody is asked for it', async () => {
    screen.refuses('POST /sign-in/passkey/options', 503, 'unavailable')
    expect(wordsOf(await usePasskey())).to.contain('The portal cannot do this now.')
    screen.replies('POST /sign-in/passkey/options', { status: 200, body: { welcome: 'to our Wi-Fi' } })
    expect(wordsOf(await usePasskey())).to.contain('Signing in needs a connection.')
    expect(passkeys.challenges).to.deep.equal([])
  })

  it('is refused for a while after too many tries', async () => {
    screen.refuses('POST /sign-in/passkey', 429, 'too-many', { retryAfter: 600 })
    expect(wordsOf(await usePasskey())).to.contain('There were too many tries. Try again in 10 minutes.')
  })

  it('of a suspended account leads to the council', async () => {
    screen.refuses('POST /sign-in/passkey', 403, 'account-suspended')
    const page = await usePasskey()
    expect(wordsOf(page)).to.contain('Your account is suspended. Ask the council’s team to open it again.')
    expect(all(page, 'a[href="mailto:sen@council.example"]')).to.have.length(1)
  })

  it('is asked for once, however often the button is pressed', async () => {
    screen.replies('POST /sign-in/passkey', { status: 200, body: { practitioner } })
    const page = await screen.show('welcome-page')
    buttonOf(page)?.click()
    buttonOf(page)?.click()
    await settled(page)
    expect(paths()).to.have.length(2)
  })

  it('is not spoken of where the browser knows none', async () => {
    passkeys.beUnknown()
    expect(buttonOf(await screen.show('welcome-page'))).to.equal(undefined)
  })
})
