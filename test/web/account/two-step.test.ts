import { expect } from '@open-wc/testing'
import { loadSession } from '#device/practitioner.ts'
import type { TwoStep } from '#contract/identity.ts'
import { all, box, focused, practitioner, press, openScreen, type Screen, settled, type, wordsOf } from './screen.ts'
import { asksToConfirm, byEmail, member, passkey, withAll } from './two-step.ts'

describe('two-step while it is off', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  const show = () => screen.show('two-step-page', { practitioner })

  it('is turned on by email, and signs out', async () => {
    screen.replies('PUT /account/two-step', { status: 204 })
    const page = await show()
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

  it('is not turned on without a network, and says so', async () => {
    const page = await show()
    await press(page, 'Save')
    expect(wordsOf(page)).to.contain('Saving needs a connection.')
    expect(screen.wentTo).to.deep.equal([])
  })

  it('offers email, an authenticator app and a passkey', async () => {
    const page = await show()
    expect(all(page, 'option').map(({ textContent }) => textContent)).to.deep.equal([
      'Email',
      'Authenticator app',
      'Passkey',
    ])
  })

  for (const method of ['app', 'passkey']) {
    it(`leads to where it is set up when somebody chooses what is not: ${method}`, async () => {
      screen.refuses('PUT /account/two-step', 403, 'factor-needed')
      const page = await show()
      await type(page, { 'Preferred method': method })
      await press(page, 'Save')
      expect(screen.wentTo).to.deep.equal([`/account/two-step/${method}`])
      expect(await loadSession()).to.equal(undefined)
    })
  }
})

describe('two-step when it is on', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  async function show(known: TwoStep) {
    screen.replies('GET /account/two-step', { status: 200, body: known })
    const page = await screen.show('two-step-page', { practitioner: member })
    await settled(page)
    return page
  }

  const pressed = (page: ParentNode) =>
    all(page, 'button').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim())

  it('says so, and where the codes go', async () => {
    const page = await show(byEmail)
    expect(wordsOf(page)).to.contain('Two Step Verification is on, by email.')
    expect(wordsOf(page)).to.contain('lesley@council.example')
    expect(wordsOf(page)).to.contain('You have no passkey yet.')
    expect(wordsOf(page)).to.contain('No authenticator app is set up.')
    expect(wordsOf(page)).to.contain('You have no recovery codes.')
  })

  it('says what there is, each with a button that says to whom does not see which', async () => {
    const page = await show(withAll)
    expect(wordsOf(page)).to.contain('Two Step Verification is on, by authenticator app.')
    expect(wordsOf(page)).to.contain('Chrome on Android | Made on 2 November 2026Last used on 24 November 2026')
    expect(wordsOf(page)).to.contain('Safari on iPhone | Made on 2 November 2026Not used yet')
    expect(wordsOf(page)).to.contain('You have 8 recovery codes left.')
    expect(box(page, 'Preferred method')).to.have.value('app')
    expect(pressed(page)).to.have.members([
      'Save',
      'Remove the passkey Chrome on Android, made on 2 November 2026',
      'Remove the passkey Safari on iPhone, made on 2 November 2026',
      'Remove the authenticator app',
    ])
  })

  it('needs a connection, says so calmly, and asks again', async () => {
    const page = await screen.show('two-step-page', { practitioner: member })
    await settled(page)
    expect(wordsOf(page)).to.contain('Two Step Verification is on.')
    expect(wordsOf(page)).to.contain('Showing how you log in needs a connection. Nothing on this phone is lost.')
    screen.replies('GET /account/two-step', { status: 200, body: byEmail })
    await press(page, 'Try again')
    expect(wordsOf(page)).to.contain('Two Step Verification is on, by email.')
  })

  it('changes the preferred method behind the gate, and signs out', async () => {
    asksToConfirm(screen, 'PUT /account/two-step')
    const page = await show(withAll)
    await type(page, { 'Preferred method': 'passkey' })
    await press(page, 'Save')
    await type(page, { 'Current Password': 'three random words' })
    screen.replies('PUT /account/two-step', { status: 204 })
    await press(page, 'Continue')
    expect(screen.asked.at(-1)).to.deep.equal({ path: 'PUT /account/two-step', body: { method: 'passkey' } })
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(wordsOf(await screen.show('welcome-page'))).to.contain('from now on you use your passkey each time')
  })

  it('keeps the choice when somebody goes back from the gate', async () => {
    asksToConfirm(screen, 'PUT /account/two-step')
    const page = await show(withAll)
    await type(page, { 'Preferred method': 'passkey' })
    await press(page, 'Save')
    await press(page, 'Back, and change nothing')
    expect(box(page, 'Preferred method')).to.have.value('passkey')
    expect(wordsOf(page)).to.contain('It was not confirmed that it is you, so nothing was changed.')
    expect(screen.wentTo).to.deep.equal([])
  })

  it('removes a passkey only after asking once more', async () => {
    const path = `/account/two-step/passkeys/${passkey.id}/removed`
    screen.replies(`PUT ${path}`, { status: 204 })
    const page = await show(withAll)
    await press(page, 'Remove')
    expect(focused()?.textContent).to.equal('Remove the passkey Chrome on Android, made on 2 November 2026?')
    screen.replies('GET /account/two-step', { status: 200, body: { ...withAll, passkeys: [] } })
    await press(page, 'Yes, remove')
    expect(screen.asked.map((asked) => asked.path)).to.deep.equal([
      'GET /account/two-step',
      `PUT ${path}`,
      'GET /account/two-step',
    ])
    expect(wordsOf(page)).to.contain('You have no passkey yet.')
    expect(focused()?.tagName).to.equal('H1')
  })

  it('keeps it when the answer is no', async () => {
    const page = await show(withAll)
    await press(page, 'Remove')
    await press(page, 'No, keep it')
    expect(pressed(page)).to.have.length(4)
    expect(focused()?.tagName).to.equal('H1')
    expect(screen.asked).to.have.length(1)
  })

  it('says so when nothing could be removed', async () => {
    const page = await show(withAll)
    await press(page, 'Remove')
    await press(page, 'Yes, remove')
    expect(focused()?.textContent.trim()).to.equal('Removing it needs a connection. Nothing on this phone is lost.')
    expect(wordsOf(page)).to.contain('Chrome on Android')
  })
})
