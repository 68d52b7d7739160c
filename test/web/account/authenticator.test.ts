import { expect } from '@open-wc/testing'
import { generate } from 'lean-qr'
import { loadPractitioner, enterPhone } from '#device/practitioner.ts'
import { inBothSchemes, usePortalColours } from '../portal-colours.ts'
import { all, box, openScreen, practitioner, press, type Screen, settled, type, wordsOf } from './screen.ts'
import { appSecret, asksToConfirm, recoveryCodes } from './two-step.ts'

describe('setting up an authenticator app', () => {
  let screen: Screen
  before(usePortalColours)
  beforeEach(async () => {
    screen = await openScreen()
    screen.replies('POST /account/two-step/app', { status: 200, body: appSecret })
  })
  afterEach(() => screen.close())

  async function show() {
    const page = await screen.show('authenticator-page', { practitioner })
    await settled(page)
    return page
  }

  it('shows the key in groups of four, and a link that hands it to the app', async () => {
    const page = await show()
    expect(all(page, '.key')[0]).to.have.text('JBSW Y3DP EHPK 3PXP JBSW Y3DP EHPK 3PXP')
    const link = all<HTMLAnchorElement>(page, 'a').find(({ textContent }) => textContent.startsWith('Open in'))
    expect(link?.href).to.equal(appSecret.uri)
  })

  it('draws the same as a QR code that says in words what it is', async () => {
    const page = await show()
    const svg = all<SVGSVGElement>(page, 'svg.qr')[0]
    const path = svg?.querySelector('path')
    if (!(path instanceof SVGGeometryElement)) throw new Error('nothing is drawn')
    expect(svg).to.have.attribute('aria-label').that.contains('QR code for your authenticator app')
    const code = generate(appSecret.uri)
    for (let y = 0; y < code.size; y++) {
      for (let x = 0; x < code.size; x++) {
        expect(path.isPointInFill(new DOMPoint(x + 0.5, y + 0.5)), `${x} ${y}`).to.equal(code.get(x, y))
      }
    }
  })

  it('draws it dark on white in the dark too', async () => {
    const page = await show()
    const svg = all<SVGSVGElement>(page, 'svg.qr')[0]
    if (!svg) throw new Error('nothing is drawn')
    await inBothSchemes(() => {
      const { backgroundColor, fill } = getComputedStyle(svg)
      expect({ backgroundColor, fill }).to.deep.equal({ backgroundColor: 'rgb(255, 255, 255)', fill: 'rgb(0, 0, 0)' })
      return Promise.resolve()
    })
  })

  it('keeps the secret out of title, address and history', async () => {
    const page = await show()
    const places = [page.heading, location.href, history.state, localStorage]
      .map((place) => JSON.stringify(place))
      .join()
    expect(places).not.to.contain(appSecret.secret)
  })

  it('asks for a code in a box that the phone can fill', async () => {
    const { autocomplete, inputMode } = box(await show(), 'Verification code')
    expect({ autocomplete, inputMode }).to.deep.equal({ autocomplete: 'one-time-code', inputMode: 'numeric' })
  })

  it('leads to the recovery codes when the code is right, and two-step is on', async () => {
    await enterPhone(practitioner)
    screen.replies('POST /account/two-step/app/confirm', { status: 200, body: { recoveryCodes } })
    const page = await show()
    await type(page, { 'Verification code': '497 266' })
    await press(page, 'Continue')
    expect(screen.asked.at(-1)).to.deep.equal({ path: 'POST /account/two-step/app/confirm', body: { code: '497266' } })
    expect(screen.wentTo).to.deep.equal(['/account/two-step/recovery-codes'])
    expect((await loadPractitioner())?.twoStep).to.equal(true)
    expect(wordsOf(await screen.show('recovery-codes-page', { practitioner }))).to.contain(recoveryCodes[9])
  })

  it('leads straight to the log-on screen where there are recovery codes already', async () => {
    screen.replies('POST /account/two-step/app/confirm', { status: 200, body: { recoveryCodes: [] } })
    const page = await show()
    await type(page, { 'Verification code': '497 266' })
    await press(page, 'Continue')
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(wordsOf(await screen.show('welcome-page'))).to.contain('you enter a code from your authenticator app')
  })

  it('says so when the code is wrong, and keeps it', async () => {
    screen.refuses('POST /account/two-step/app/confirm', 422, 'proof-wrong')
    const page = await show()
    await type(page, { 'Verification code': '123456' })
    await press(page, 'Continue')
    expect(wordsOf(page)).to.contain('This is not the code that the app shows now.')
    expect(box(page, 'Verification code')).to.have.value('123456')
  })

  it('asks first who is there where the council wants to know', async () => {
    asksToConfirm(screen, 'POST /account/two-step/app')
    const page = await show()
    await type(page, { 'Current Password': 'three random words' })
    screen.replies('POST /account/two-step/app', { status: 200, body: appSecret })
    await press(page, 'Continue')
    expect(box(page, 'Verification code')).to.have.value('')
  })

  it('needs a connection, says so, and tries again', async () => {
    screen.refuses('POST /account/two-step/app', 503, 'unavailable')
    const page = await show()
    expect(wordsOf(page)).to.contain('The portal cannot do this now.')
    screen.replies('POST /account/two-step/app', { status: 200, body: appSecret })
    await press(page, 'Try again')
    expect(all(page, 'svg.qr')).to.have.length(1)
  })
})
