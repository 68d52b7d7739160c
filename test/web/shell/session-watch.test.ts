import { expect, waitUntil } from '@open-wc/testing'
import { tellContact } from '#device/contact.ts'
import { load } from '#device/holder.ts'
import { loadSession } from '#device/practitioner.ts'
import { SessionWatch } from '../../../web/shell/session-watch.ts'
import { hold, newPhone } from '../device/phone.ts'
import { Clock } from './clock.ts'
import { ended, Server, unreachable } from './server.ts'

const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))

/** The page is behind another, or the phone without a network. */
function put(target: Document | Navigator, name: 'hidden' | 'onLine', value: boolean) {
  Object.defineProperty(target, name, { value, configurable: true })
  if (name === 'hidden') document.dispatchEvent(new Event('visibilitychange'))
  else dispatchEvent(new Event(value ? 'online' : 'offline'))
}

describe('a session', () => {
  let clock: Clock
  let server: Server
  const watches: SessionWatch[] = []

  beforeEach(() => {
    clock = new Clock()
    server = new Server()
  })

  afterEach(() => {
    for (const watch of watches.splice(0)) watch.stop()
    Reflect.deleteProperty(document, 'hidden')
    Reflect.deleteProperty(navigator, 'onLine')
    server.restore()
    clock.restore()
  })

  /** A tab, and whether it warns. */
  function open(practitionerId: string) {
    const tab: { watch: SessionWatch; endsAt?: number | undefined } = {
      watch: new SessionWatch(practitionerId, (endsAt) => (tab.endsAt = endsAt)),
    }
    watches.push(tab.watch)
    tab.watch.start()
    return tab
  }

  /** Somebody signed in, and the server answered at this moment. */
  async function signIn() {
    const device = await newPhone()
    await hold(device)
    const { practitionerId } = device
    const tab = open(practitionerId)
    const contact = { practitionerId, at: Date.now() }
    tellContact(contact)
    await clock.pass(0)
    return { ...contact, tab }
  }

  it('nobody uses is warned of in every tab after 28 minutes, and then asked for when it must have ended', async () => {
    const { practitionerId, at, tab } = await signIn()
    const other = open(practitionerId)
    tellContact({ practitionerId, at })
    await clock.pass(27.9)
    expect([tab.endsAt, other.endsAt]).to.deep.equal([undefined, undefined])
    await clock.pass(0.2)
    expect([tab.endsAt, other.endsAt]).to.deep.equal([at + 30 * 60_000, at + 30 * 60_000])
    expect(server.asked).to.equal(0)

    server.answers(ended('idle'))
    await clock.pass(2)
    expect([tab.endsAt, other.endsAt]).to.deep.equal([undefined, undefined])
    expect(server.asked).to.equal(0)
    expect(await loadSession()).to.equal('open')
    await clock.pass(1)
    await waitUntil(async () => (await loadSession()) === 'ended')
    expect(await load('session-end')).to.have.property('because', 'idle')
  })

  it('is warned of no longer, anywhere, once somebody stays or the server was asked for something else', async () => {
    const { practitionerId, at, tab } = await signIn()
    const other = open(practitionerId)
    tellContact({ practitionerId, at })
    await clock.pass(28.1)
    expect(other.endsAt).not.to.equal(undefined)
    tab.watch.stay()
    await clock.pass(0.1)
    expect(server.asked).to.equal(1)
    expect([tab.endsAt, other.endsAt]).to.deep.equal([undefined, undefined])
    await clock.pass(28)
    expect(tab.endsAt).not.to.equal(undefined)
    tellContact({ practitionerId: crypto.randomUUID(), at: Date.now() })
    await clock.pass(0.1)
    expect(tab.endsAt, 'somebody else was answered').not.to.equal(undefined)
    tellContact({ practitionerId, at: Date.now() })
    await clock.pass(0.1)
    expect(tab.endsAt).to.equal(undefined)
    expect(server.asked).to.equal(1)
  })

  it('is kept by whoever works here, and the server is asked no more often than that needs', async () => {
    const { tab } = await signIn()
    for (let minute = 0; minute < 60; minute += 1) {
      press()
      await clock.pass(1)
      expect(tab.endsAt).to.equal(undefined)
    }
    expect(server.asked).to.be.within(8, 10)
  })

  it('is asked for again, but not at every key, while the server does not answer', async () => {
    const { tab } = await signIn()
    server.answers(unreachable)
    await clock.pass(7)
    for (let key = 0; key < 20; key += 1) press()
    await clock.pass(0.5)
    expect(server.asked).to.equal(1)
    await clock.pass(24)
    expect(tab.endsAt).to.equal(undefined)
    expect(server.asked).to.be.within(20, 26)
  })

  it('is not kept by who reaches for the dialog: that is for its buttons', async () => {
    const { tab } = await signIn()
    await clock.pass(28.1)
    press()
    await clock.pass(0.1)
    expect(tab.endsAt).not.to.equal(undefined)
    expect(server.asked).to.equal(0)
  })

  it('is left alone without a network: no dialog, and nothing is asked', async () => {
    const { tab } = await signIn()
    put(navigator, 'onLine', false)
    for (let minute = 0; minute < 40; minute += 1) {
      press()
      await clock.pass(1)
      expect(tab.endsAt).to.equal(undefined)
    }
    expect(server.asked).to.equal(0)
    server.answers(ended('idle'))
    put(navigator, 'onLine', true)
    await clock.pass(0)
    expect(server.asked).to.equal(1)
    await waitUntil(async () => (await loadSession()) === 'ended')
  })

  it('a dialog goes when the network does', async () => {
    const { tab } = await signIn()
    await clock.pass(28.1)
    put(navigator, 'onLine', false)
    expect(tab.endsAt).to.equal(undefined)
  })

  it('is left alone in a page behind another, which asks how things stand when it comes back', async () => {
    const { tab } = await signIn()
    put(document, 'hidden', true)
    press()
    await clock.pass(28.5)
    expect(tab.endsAt).to.equal(undefined)
    expect(server.asked).to.equal(0)
    clock.leap(10)
    server.answers(ended('idle'))
    put(document, 'hidden', false)
    expect(tab.endsAt).to.equal(undefined)
    await clock.pass(0)
    expect(tab.endsAt).to.equal(undefined)
    await waitUntil(async () => (await loadSession()) === 'ended')
  })

  it('is asked for by a page that has heard of no answer in its first minute', async () => {
    const device = await newPhone()
    await hold(device)
    open(device.practitionerId)
    await clock.pass(0.9)
    expect(server.asked).to.equal(0)
    await clock.pass(0.2)
    expect(server.asked).to.equal(1)
  })

  it('is watched no longer once somebody signed out', async () => {
    const { tab } = await signIn()
    await clock.pass(28.1)
    tab.watch.stop()
    expect(tab.endsAt).to.equal(undefined)
    press()
    await clock.pass(40)
    expect(tab.endsAt).to.equal(undefined)
    expect(server.asked).to.equal(0)
  })
})
