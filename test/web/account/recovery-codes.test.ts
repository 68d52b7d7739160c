import { expect } from '@open-wc/testing'
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands'
import { londonDay, showDay } from '#contract/london.ts'
import { loadSession } from '#device/practitioner.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { Router } from '@vaadin/router'
import { between } from '../../../web/microfrontends/account/between.ts'
import { all, box, focused, openScreen, press, type Screen, settled, type, wordsOf } from './screen.ts'
import { asksToConfirm, member, recoveryCodes } from './two-step.ts'

const dialog = (page: ParentNode) => all<HTMLDialogElement>(page, 'dialog')[0]

/** The screen as the router shows it, between two others. */
async function route(page: PortalPage): Promise<{ leave: () => Promise<void>; stop: () => void }> {
  const outlet = document.createElement('div')
  document.body.append(outlet)
  const router = new Router(outlet)
  await router.setRoutes(
    [
      { path: '/codes', action: () => page },
      { path: '(.*)', action: () => document.createElement('p') },
    ],
    true,
  )
  await router.render('/codes')
  return {
    leave: async () => {
      await router.render('/elsewhere')
      await settled(page)
    },
    stop: () => {
      router.unsubscribe()
      outlet.remove()
    },
  }
}

describe('recovery codes', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  async function show() {
    between.recoveryCodes = { codes: recoveryCodes, news: 'two-step-app' }
    return screen.show('recovery-codes-page', { practitioner: member })
  }

  const shown = (page: ParentNode) => all(page, '.measure li').map(({ textContent }) => textContent)

  async function keep(page: PortalPage) {
    box(page, 'I have kept these codes').click()
    await settled(page)
  }

  it('are shown once, all ten', async () => {
    const page = await show()
    expect(all(page, 'recovery-code-list')).to.have.length(1)
    expect(all(page, 'li').map(({ textContent }) => textContent)).to.deep.equal(recoveryCodes)
    expect(between.recoveryCodes).to.equal(undefined)
    const again = await screen.show('recovery-codes-page', { practitioner: member })
    expect(shown(again)).to.deep.equal([])
  })

  it('stand in two columns of the same width a letter, and in one where there is no room', async () => {
    const page = await show()
    const lefts = () => new Set(all(page, 'li').map((code) => Math.round(code.getBoundingClientRect().left)))
    const { fontFamily } = getComputedStyle(all(page, 'ul')[0] ?? page)
    expect(fontFamily).to.contain('monospace')
    await setViewport({ width: 390, height: 844 })
    expect(lefts().size).to.equal(2)
    await setViewport({ width: 320, height: 700 })
    document.documentElement.style.fontSize = '200%'
    expect(lefts().size).to.equal(1)
    document.documentElement.style.fontSize = ''
    await setViewport({ width: 800, height: 600 })
  })

  it('are on paper with the portal’s name, the date and a piece of advice, and nothing else', async () => {
    const page = await show()
    await emulateMedia({ media: 'print' })
    const seen = all(page, 'h1, p, li, button, label').filter((each) => each.checkVisibility())
    const words = seen.map(({ textContent }) => textContent.trim())
    await emulateMedia({ media: 'screen' })
    expect(words).to.deep.equal([
      'Coventry SEND Portal, recovery codes',
      showDay(londonDay(new Date())),
      ...recoveryCodes,
      'Keep these where only you can reach them',
    ])
  })

  it('are copied a line each', async () => {
    const page = await show()
    const copied: string[] = []
    const { clipboard } = navigator
    const writeText = (text: string) => Promise.resolve(void copied.push(text))
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true })
    await press(page, 'Copy')
    Object.defineProperty(navigator, 'clipboard', { value: clipboard, configurable: true })
    expect(copied).to.deep.equal([recoveryCodes.join('\n')])
    expect(wordsOf(page)).to.contain('Copied.')
  })

  it('must have been kept before it is finished', async () => {
    const page = await show()
    await press(page, 'Finish')
    expect(wordsOf(page)).to.contain('Print or copy the codes, then say that you have kept them')
    expect(focused()).to.equal(box(page, 'I have kept these codes'))
    expect(screen.wentTo).to.deep.equal([])
    await sendKeys({ press: 'Space' })
    await settled(page)
    expect(wordsOf(page)).not.to.contain('then say that you have kept them')
    await press(page, 'Finish')
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(await loadSession()).to.equal('ended')
    expect(wordsOf(await screen.show('welcome-page'))).to.contain(
      'you enter a code from your authenticator app each time',
    )
  })

  it('hold back whoever leaves without having kept them', async () => {
    const page = await show()
    const way = await route(page)
    await way.leave()
    expect(page.isConnected).to.equal(true)
    expect(dialog(page)?.open).to.equal(true)
    await press(page, 'Back to the codes')
    expect(dialog(page)?.open).to.equal(false)
    await keep(page)
    await way.leave()
    expect(page.isConnected).to.equal(false)
    way.stop()
  })

  it('let somebody go on without them who says so', async () => {
    const page = await show()
    const way = await route(page)
    await way.leave()
    await press(page, 'Go on without them')
    expect(screen.wentTo).to.deep.equal(['/'])
    await way.leave()
    expect(page.isConnected).to.equal(false)
    way.stop()
  })

  it('make the browser ask before the app is closed, until they are kept', async () => {
    const page = await show()
    const isAsked = () => !dispatchEvent(new Event('beforeunload', { cancelable: true }))
    expect(isAsked()).to.equal(true)
    await keep(page)
    expect(isAsked()).to.equal(false)
  })

  it('are made anew behind the gate, and finishing leads back', async () => {
    asksToConfirm(screen, 'POST /account/two-step/recovery-codes')
    const page = await screen.show('recovery-codes-page', { practitioner: member })
    expect(wordsOf(page)).to.contain('Those you had before stop working.')
    await press(page, 'Make new recovery codes')
    await type(page, { 'Current Password': 'three random words' })
    screen.replies('POST /account/two-step/recovery-codes', { status: 200, body: { recoveryCodes } })
    await press(page, 'Continue')
    expect(wordsOf(page)).to.contain(recoveryCodes[0])
    expect(focused()?.tagName).to.equal('H1')
    await keep(page)
    await press(page, 'Finish')
    expect(screen.wentTo).to.deep.equal(['/account/two-step'])
    expect(await loadSession()).to.equal(undefined)
  })

  it('need a connection to be made, and say so', async () => {
    const page = await screen.show('recovery-codes-page', { practitioner: member })
    await press(page, 'Make new recovery codes')
    expect(wordsOf(page)).to.contain('Making recovery codes needs a connection.')
  })
})
