import { expect } from '@open-wc/testing'
import { openDevice, type Device } from '#device/database.ts'
import { addPerson } from '#device/people.ts'
import { enterPhone, loadSession } from '#device/practitioner.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { all, box, focused, openScreen, practitioner, press, type Screen, settled, type, wordsOf } from './screen.ts'

const away = 'I am away, or will be'
const keep = 'No, keep it open'
const suspend = 'Yes, suspend it now'
const send = 'Send to the council’s team'

async function choose(page: PortalPage, label: string) {
  box(page, label).click()
  await settled(page)
}

describe('a change of circumstances', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    await enterPhone(practitioner)
  })
  afterEach(() => screen.close())

  async function fill(account: string, device?: Device) {
    const page = await screen.show('circumstances-page', { practitioner, ...(device && { device }) })
    await choose(page, away)
    await choose(page, account)
    await type(page, { Day: '30 11 2026' })
    return page
  }

  const details = (account: string) => ({ change: 'away', from: '2026-11-30', suspend: account })
  const put = (account: string) => ({ path: 'PUT /account/circumstances', body: { details: details(account) } })

  it('is asked on one screen, and until when only of whoever is away', async () => {
    const page = await screen.show('circumstances-page', { practitioner })
    expect(page.heading).to.equal('Change of Circumstances')
    expect(wordsOf(page)).to.contain('What has changed?')
    expect(wordsOf(page)).to.contain('Do you want to suspend your account?')
    expect(wordsOf(page)).not.to.contain('Until when?')
    await choose(page, away)
    expect(wordsOf(page)).to.contain('Until when?')
  })

  it('says what is missing before anything is sent', async () => {
    const page = await screen.show('circumstances-page', { practitioner })
    await press(page, send)
    expect(all(page, '.govuk-error-summary__list a')).to.have.length(3)
    expect(screen.asked).to.deep.equal([])
  })

  it('is sent to the team, and the page says what and what happens next', async () => {
    screen.replies('PUT /account/circumstances', { status: 204 })
    const page = await fill(keep)
    await press(page, send)
    expect(screen.asked).to.deep.equal([put('no')])
    expect(wordsOf(page)).to.contain('This was sent to the council’s team.')
    expect(all(page, 'dd').map(({ textContent }) => textContent)).to.deep.equal([away, '30 November 2026', keep])
    expect(wordsOf(page)).to.contain('Your account stays open.')
    expect(focused()?.tagName).to.equal('H1')
    expect(await loadSession()).to.equal('open')
  })

  it('keeps what was typed without a connection, and says so', async () => {
    const page = await fill(keep)
    await press(page, send)
    expect(wordsOf(page)).to.contain('Sending needs a connection.')
    expect(focused()).to.have.class('panel')
    expect(box(page, away).checked).to.equal(true)
  })

  it('says what the council found wrong', async () => {
    screen.refuses('PUT /account/circumstances', 422, 'faulty-answers', { faults: { from: 'not-a-date' } })
    const page = await fill(keep)
    await press(page, send)
    expect(all(page, '.govuk-error-summary__list a')).to.have.length(1)
  })

  it('suspends nothing before that was asked once more, and counts what waits on this phone', async () => {
    const device = await openDevice(practitioner.id)
    const page = await fill(suspend, device)
    await press(page, send)
    expect(wordsOf(page)).to.contain('Your account will be suspended now.')
    expect(wordsOf(page)).to.contain('Nothing waits on this phone to be sent.')
    expect(focused()?.tagName).to.equal('H1')
    await press(page, 'No, go back')
    expect(screen.asked).to.deep.equal([])
    expect(focused()?.tagName).to.equal('H1')
    expect(box(page, suspend).checked).to.equal(true)
    await addPerson(device, { id: crypto.randomUUID(), details: { forename: 'Ada', surname: 'Byron' } })
    await press(page, send)
    expect(wordsOf(page)).to.contain('1 item waits on this phone to be sent.')
    await device.delete()
  })

  it('suspends the account of whoever is there, and the phone is signed out', async () => {
    screen.replies('GET /account/confirm', { status: 200, body: { confirmedUntil: null, secretQuestion: null } })
    screen.replies('POST /account/confirm', { status: 204 })
    screen.refuses('PUT /account/circumstances', 403, 'confirm')
    const page = await fill(suspend)
    let signedOut = 0
    page.addEventListener('signed-out', () => signedOut++)
    await press(page, send)
    await press(page, 'Yes, suspend my account')
    expect(wordsOf(page)).to.contain('Confirm it is you')
    expect(signedOut).to.equal(0)
    await type(page, { 'Current Password': 'three random words' })
    screen.replies('PUT /account/circumstances', { status: 204 })
    await press(page, 'Continue')
    expect(screen.asked.at(-1)).to.deep.equal(put('yes'))
    expect(await loadSession()).to.equal('ended')
    expect(signedOut).to.equal(1)
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(wordsOf(await screen.show('welcome-page'))).to.contain(
      'Your account is suspended. Ask the council’s team to open it again.',
    )
  })

  it('stays signed in where the suspension did not reach the council', async () => {
    const page = await fill(suspend)
    await press(page, send)
    await press(page, 'Yes, suspend my account')
    expect(wordsOf(page)).to.contain('Sending needs a connection.')
    expect(await loadSession()).to.equal('open')
    expect(screen.wentTo).to.deep.equal([])
  })
})
