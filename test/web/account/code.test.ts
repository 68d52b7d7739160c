import { aTimeout, expect } from '@open-wc/testing'
import { onChange } from '#device/changes.ts'
import { forgetChallenge, loadChallenge, loadPractitioner, loadSession, saveChallenge } from '#device/practitioner.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { all, box, focused, practitioner, press, openScreen, type Screen, type, wordsOf } from './screen.ts'

describe('the verification code', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    await challenge(300_000)
  })
  afterEach(() => screen.close())

  const challenge = (lives: number) =>
    saveChallenge({ email: practitioner.email, expiresAt: new Date(Date.now() + lives).toISOString() })

  async function enter(code: string): Promise<PortalPage> {
    const page = await screen.show('code-page')
    await type(page, { 'Verification code': code })
    await press(page, 'Continue')
    return page
  }

  it('is asked for in a box that the phone can fill from a message', async () => {
    const page = await screen.show('code-page')
    expect(page.heading).to.equal('Enter your verification code')
    const { autocomplete, inputMode } = box(page, 'Verification code')
    expect({ autocomplete, inputMode }).to.deep.equal({ autocomplete: 'one-time-code', inputMode: 'numeric' })
  })

  it('opens Home when it is right, pasted with a space too', async () => {
    screen.replies('POST /sign-in/code', { status: 200, body: { practitioner } })
    await enter(' 497 266')
    expect(screen.asked).to.deep.equal([{ path: 'POST /sign-in/code', body: { code: '497266', method: 'email' } }])
    expect(await loadPractitioner()).to.deep.equal(practitioner)
    expect(await loadSession()).to.equal('open')
    expect(await loadChallenge()).to.equal(undefined)
    expect(screen.wentTo).to.deep.equal(['/home'])
  })

  it('says so when it is wrong, and keeps it', async () => {
    screen.refuses('POST /sign-in/code', 422, 'proof-wrong')
    const page = await enter('123456')
    expect(wordsOf(page)).to.contain('This is not the code in the newest email.')
    expect(box(page, 'Verification code').value).to.equal('123456')
  })

  it('says so when it is no code, without asking the council', async () => {
    const page = await enter('12345')
    expect(wordsOf(page)).to.contain('The verification code must be 6 numbers')
    expect(screen.asked).to.deep.equal([])
  })

  it('is still asked for when the app was closed and opened again', async () => {
    const page = await screen.show('code-page')
    expect(wordsOf(page)).to.contain('lesley@council.example')
  })

  it('is taken though the app was closed and the phone’s clock is far ahead', async () => {
    await challenge(-3_600_000)
    screen.replies('POST /sign-in/code', { status: 200, body: { practitioner } })
    await enter('497266')
    expect(screen.wentTo).to.deep.equal(['/home'])
  })

  it('is not asked for where none is waited for', async () => {
    await forgetChallenge()
    const page = await screen.show('code-page')
    expect(wordsOf(page)).to.contain('The time for this step has run out.')
  })

  it('is told to the rest of the app once, when all of it is on the phone', async () => {
    screen.replies('POST /sign-in/code', { status: 200, body: { practitioner } })
    const told: unknown[] = []
    const stop = onChange((changed) => told.push(changed))
    await enter('497266')
    stop()
    expect(told).to.deep.equal([['holder']])
  })

  it('leads back when the council says that it has run out', async () => {
    screen.refuses('POST /sign-in/code', 410, 'proof-expired')
    const page = await enter('123456')
    expect(wordsOf(page)).to.contain('The time for this step has run out.')
    expect(all<HTMLAnchorElement>(page, 'a').map(({ pathname }) => pathname)).to.deep.equal(['/'])
    expect(await loadChallenge()).to.equal(undefined)
    expect(focused()?.tagName).to.equal('H1')
  })

  it('comes again on request, and then the newest is waited for', async () => {
    const expiresAt = new Date(Date.now() + 400_000).toISOString()
    screen.replies('POST /sign-in/code/mail', { status: 202, body: { expiresAt } })
    const page = await screen.show('code-page')
    await press(page, 'Send a new code')
    expect(wordsOf(page)).to.contain('A new code is on its way.')
    expect(await loadChallenge()).to.deep.equal({ email: practitioner.email, expiresAt })
    expect(focused()).to.equal(box(page, 'Verification code'))
  })

  it('says when it can come again, counting for the eye only', async () => {
    screen.refuses('POST /sign-in/code/mail', 429, 'too-many', { retryAfter: 2 })
    const page = await screen.show('code-page')
    await press(page, 'Send a new code')
    const [spoken] = all(page, '.govuk-visually-hidden[role=status]')
    expect(spoken).to.have.text('You can ask for a new one in 2 seconds.')
    await press(page, 'Send a new code')
    expect(screen.asked).to.have.length(1)
    await aTimeout(1100)
    expect(all(page, '[aria-hidden=true].nums')[0]).to.have.text('You can ask for a new one in 1 second.')
    expect(spoken).to.have.text('You can ask for a new one in 2 seconds.')
    await aTimeout(1000)
    expect(spoken).to.have.text('You can ask for a new one now.')
  })

  it('needs a connection to be sent again', async () => {
    const page = await screen.show('code-page')
    await press(page, 'Send a new code')
    expect(wordsOf(page)).to.contain('Sending an email needs a connection.')
  })
})
