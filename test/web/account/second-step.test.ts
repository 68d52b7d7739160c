import { expect } from '@open-wc/testing'
import type { Challenge } from '#device/holder.ts'
import { loadChallenge, loadPractitioner, saveChallenge } from '#device/practitioner.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { Passkeys } from './passkeys.ts'
import { all, box, focused, labels, openScreen, practitioner, press, type Screen, type, wordsOf } from './screen.ts'

describe('the second step', () => {
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

  async function begin(step: Pick<Challenge, 'method' | 'methods'>): Promise<PortalPage> {
    await saveChallenge({ email: practitioner.email, expiresAt: '2026-11-24T14:02:00.000Z', ...step })
    return screen.show('code-page')
  }

  const byApp = { method: 'app', methods: ['app', 'passkey', 'recovery'] } as const
  const byPasskey = { method: 'passkey', methods: ['passkey', 'recovery'] } as const
  const byEmail = { method: 'email', methods: ['email', 'app', 'recovery'] } as const
  const others = (page: PortalPage) => all(page, '[role=group] button').map(({ textContent }) => textContent.trim())

  it('is by email, and in no other way, where an older version kept what is waited for', async () => {
    const page = await begin({})
    expect(wordsOf(page)).to.contain('We sent an email with a code of 6 numbers to lesley@council.example.')
    expect(wordsOf(page)).to.contain('Send a new code')
    expect(others(page)).to.deep.equal([])
  })

  it('is taken with the code of an authenticator app, and no email is spoken of', async () => {
    screen.replies('POST /sign-in/code', { status: 200, body: { practitioner } })
    const page = await begin(byApp)
    expect(page.heading).to.equal('Enter your verification code')
    expect(wordsOf(page)).to.contain('Open your authenticator app and enter the 6 numbers it shows for this portal.')
    expect(wordsOf(page)).not.to.contain('Send a new code')
    await type(page, { 'Verification code': '497 266' })
    await press(page, 'Continue')
    expect(screen.asked).to.deep.equal([{ path: 'POST /sign-in/code', body: { code: '497266', method: 'app' } }])
    expect(screen.wentTo).to.deep.equal(['/home'])
  })

  it('is taken with a recovery code, however it is written', async () => {
    screen.replies('POST /sign-in/code', { status: 200, body: { practitioner } })
    const page = await begin(byApp)
    await press(page, 'Use a recovery code')
    expect(labels(page)).to.deep.equal(['Recovery code'])
    await type(page, { 'Recovery code': ' k7QW 9-xyz2 ' })
    await press(page, 'Continue')
    expect(screen.asked[0]?.body).to.deep.equal({ code: 'k7QW 9-xyz2', method: 'recovery' })
    expect(await loadPractitioner()).to.deep.equal(practitioner)
  })

  it('is taken with a passkey', async () => {
    screen.replies('POST /sign-in/passkey', { status: 200, body: { practitioner } })
    const page = await begin(byPasskey)
    expect(labels(page)).to.deep.equal([])
    await press(page, 'Use your passkey')
    expect(passkeys.challenges).to.deep.equal(['challenge'])
    expect(await loadPractitioner()).to.deep.equal(practitioner)
    expect(await loadChallenge()).to.equal(undefined)
    expect(screen.wentTo).to.deep.equal(['/home'])
  })

  it('offers the other ways, and a change of way moves the focus to the heading and empties the box', async () => {
    const page = await begin(byEmail)
    expect(others(page)).to.deep.equal(['Use your authenticator app', 'Use a recovery code'])
    await type(page, { 'Verification code': '12' })
    await press(page, 'Continue')
    await press(page, 'Use your authenticator app')
    expect(focused()?.tagName).to.equal('H1')
    expect(box(page, 'Verification code').value).to.equal('')
    expect(all(page, 'error-summary')).to.deep.equal([])
    expect(others(page)).to.deep.equal(['Use the code from the email', 'Use a recovery code'])
  })

  it('is the preferred one again when the app was closed and opened', async () => {
    const page = await begin(byApp)
    await press(page, 'Use a recovery code')
    const again = await screen.show('code-page')
    expect(wordsOf(again)).to.contain('Open your authenticator app')
    expect(others(again)).to.deep.equal(['Use your passkey', 'Use a recovery code'])
  })

  for (const [step, way, words] of [
    [byEmail, undefined, 'This is not the code in the newest email.'],
    [byApp, undefined, 'This is not the code that your authenticator app shows now.'],
    [byApp, 'Use a recovery code', 'This is not one of your recovery codes, or it was used before.'],
  ] as const) {
    it(`says of a wrong code: ${words}`, async () => {
      screen.refuses('POST /sign-in/code', 422, 'proof-wrong')
      const page = await begin(step)
      if (way) await press(page, way)
      await type(page, { [way ? 'Recovery code' : 'Verification code']: '123456' })
      await press(page, 'Continue')
      expect(wordsOf(page)).to.contain(words)
      expect(box(page, way ? 'Recovery code' : 'Verification code').value).to.equal('123456')
    })
  }

  it('says how long to wait after too many tries, and whom to ask where the account is suspended', async () => {
    const page = await begin(byApp)
    await type(page, { 'Verification code': '123456' })
    screen.refuses('POST /sign-in/code', 429, 'too-many', { retryAfter: 600 })
    await press(page, 'Continue')
    expect(wordsOf(page)).to.contain('There were too many tries. Try again in 10 minutes.')
    screen.refuses('POST /sign-in/code', 403, 'account-suspended')
    await press(page, 'Continue')
    expect(wordsOf(page)).to.contain('Your account is suspended. Ask the council’s team to open it again.')
  })

  it('keeps a passkey that is not shown calm, and is over when the council says so', async () => {
    passkeys.cancels = true
    const page = await begin(byPasskey)
    await press(page, 'Use your passkey')
    expect(wordsOf(page)).to.contain('No passkey was used, and nothing was changed.')
    passkeys.cancels = false
    screen.refuses('POST /sign-in/passkey', 410, 'proof-expired')
    await press(page, 'Use your passkey')
    expect(wordsOf(page)).to.contain('The time for this step has run out.')
    expect(await loadChallenge()).to.equal(undefined)
    expect(focused()?.tagName).to.equal('H1')
  })

  it('falls back to the next way in a browser without passkeys, and says so where there is none', async () => {
    passkeys.beUnknown()
    const page = await begin(byPasskey)
    expect(labels(page)).to.deep.equal(['Recovery code'])
    expect(others(page)).to.deep.equal([])
    expect(wordsOf(await begin({ method: 'passkey', methods: ['passkey'] }))).to.contain(
      'This browser cannot use your passkey.',
    )
  })
})
