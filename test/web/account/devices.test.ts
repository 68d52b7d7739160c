import { expect } from '@open-wc/testing'
import type { SessionInfo } from '#contract/identity.ts'
import { enterPhone } from '#device/practitioner.ts'
import { all, focused, openScreen, practitioner, press, type Screen, settled, type, wordsOf } from './screen.ts'

const old: SessionInfo = {
  id: crypto.randomUUID(),
  device: 'Firefox on Windows',
  startedAt: '2026-07-20T08:15:00.000Z',
  usedAt: '2026-07-20T16:40:00.000Z',
  isThis: false,
}
const own: SessionInfo = {
  id: crypto.randomUUID(),
  device: 'Chrome on Android',
  startedAt: '2026-11-25T08:02:00.000Z',
  usedAt: '2026-11-25T14:07:00.000Z',
  isThis: true,
}
const end = `PUT /account/sessions/${old.id}/ended`

describe('signed-in devices', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    await enterPhone(practitioner)
    screen.replies('GET /account/confirm', { status: 200, body: { confirmedUntil: null, secretQuestion: null } })
    screen.replies('POST /account/confirm', { status: 204 })
  })
  afterEach(() => screen.close())

  async function open() {
    screen.replies('GET /account/sessions', { status: 200, body: { sessions: [old, own] } })
    const page = await screen.show('devices-page', { practitioner })
    await settled(page)
    return page
  }

  const names = (page: ParentNode) => all(page, 'h2').map(({ textContent }) => textContent)
  const buttons = (page: ParentNode) => all(page, 'li button').map(({ textContent }) => textContent.trim())

  it('are listed by their last use, with times as they are in London', async () => {
    const page = await open()
    expect(page.heading).to.equal('Signed-in devices')
    expect(names(page)).to.deep.equal(['Chrome on Android', 'Firefox on Windows'])
    expect(all(page, 'li').map((card) => wordsOf(card).includes('This device'))).to.deep.equal([true, false])
    expect(wordsOf(page)).to.contain('Signed in at 09:15 on 20 July 2026')
    expect(wordsOf(page)).to.contain('Last used at 17:40 on 20 July 2026')
    expect(wordsOf(page)).to.contain('Last used at 14:07 on 25 November 2026')
  })

  it('can be signed out, all but this one, and each button says which', async () => {
    expect(buttons(await open())).to.deep.equal([
      'Sign out this device: Firefox on Windows, signed in at 09:15 on 20 July 2026',
    ])
  })

  it('are signed out at once where the council asks nothing more', async () => {
    screen.replies(end, { status: 204 })
    const page = await open()
    await press(page, 'Sign out this device')
    expect(names(page)).to.deep.equal(['Chrome on Android'])
    expect(wordsOf(page)).to.contain('Firefox on Windows is signed out.')
    expect(wordsOf(page)).to.contain('You are signed in on no other device.')
    expect(focused()?.tagName).to.equal('H1')
  })

  it('are signed out only after the gate where the council wants to know who is there', async () => {
    screen.refuses(end, 403, 'confirm')
    const page = await open()
    await press(page, 'Sign out this device')
    await type(page, { 'Current Password': 'three random words' })
    screen.replies(end, { status: 204 })
    await press(page, 'Continue')
    expect(screen.asked.at(-1)).to.deep.equal({ path: end, body: {} })
    expect(names(page)).to.deep.equal(['Chrome on Android'])
  })

  it('stay signed in where it was not confirmed who is there', async () => {
    screen.refuses(end, 403, 'confirm')
    const page = await open()
    await press(page, 'Sign out this device')
    await press(page, 'Back, and change nothing')
    expect(names(page)).to.deep.equal(['Chrome on Android', 'Firefox on Windows'])
    expect(wordsOf(page)).to.contain('so nothing was changed')
    expect(focused()).to.have.class('panel')
  })

  it('go from the list where they were signed out already', async () => {
    screen.refuses(end, 404, 'not-found')
    const page = await open()
    await press(page, 'Sign out this device')
    expect(names(page)).to.deep.equal(['Chrome on Android'])
  })

  it('need a connection, and come once there is one', async () => {
    const page = await screen.show('devices-page', { practitioner })
    await settled(page)
    expect(wordsOf(page)).to.contain('Seeing to your signed-in devices needs a connection.')
    screen.replies('GET /account/sessions', { status: 200, body: { sessions: [own] } })
    await press(page, 'Try again')
    expect(names(page)).to.deep.equal(['Chrome on Android'])
  })

  it('stay in the list where the council was not reached', async () => {
    const page = await open()
    await press(page, 'Sign out this device')
    expect(names(page)).to.deep.equal(['Chrome on Android', 'Firefox on Windows'])
    expect(wordsOf(page)).to.contain('needs a connection')
  })

  it('bring the focus to the heading when they have come, because what was pressed is gone', async () => {
    const page = await screen.show('devices-page', { practitioner })
    await settled(page)
    screen.replies('GET /account/sessions', { status: 200, body: { sessions: [old, own] } })
    all(page, 'button.second-choice')[0]?.focus()
    await press(page, 'Try again')
    expect(names(page)).to.have.length(2)
    expect(focused()?.tagName).to.equal('H1')
  })

  it('cannot be signed out for a day after a reset by email alone', async () => {
    await enterPhone({ ...practitioner, restrictedUntil: new Date(Date.now() + 86_400_000).toISOString() })
    const page = await open()
    expect(wordsOf(page)).to.contain('Your password was reset by email alone.')
    expect(names(page)).to.have.length(2)
    expect(buttons(page)).to.deep.equal([])
  })

  it('say so too where the phone has not heard of that reset', async () => {
    screen.refuses(end, 403, 'restricted')
    const page = await open()
    await press(page, 'Sign out this device')
    expect(wordsOf(page)).to.contain('Your password was reset by email alone.')
    expect(buttons(page)).to.deep.equal([])
  })
})
