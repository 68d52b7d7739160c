import { expect } from '@open-wc/testing'
import type { Reply } from '#device/request.ts'
import { html } from 'lit'
import { FactorPage } from '../../../web/microfrontends/account/factor-page.ts'
import { GatedPage } from '../../../web/microfrontends/account/gated-page.ts'
import { askAccount } from '../../../web/microfrontends/account/own-account.ts'
import {
  all,
  box,
  focused,
  labels,
  openScreen,
  practitioner,
  press,
  type Screen,
  settled,
  type,
  wordsOf,
} from './screen.ts'
import { asksToConfirm, soon } from './two-step.ts'

const replies: Reply[] = []

/** Changes the colour of something, which takes the one whose account it is. */
class ColourPage extends GatedPage {
  override readonly heading = 'Colour'

  protected override renderContent() {
    return html`<h1 tabindex="-1">Colour</h1>
      <label>Colour <input name="colour" /></label>
      <button @click=${() => void this.#send()}>Send</button>`
  }

  async #send() {
    const colour = this.renderRoot.querySelector('input')?.value
    replies.push(await this.through(() => askAccount(this.place.practitioner, 'PUT', '/colour', { colour })))
  }
}
customElements.get('colour-page') ?? customElements.define('colour-page', ColourPage)

class LockedColourPage extends ColourPage {
  protected override readonly isGatedFromStart = true
}
customElements.get('locked-colour-page') ?? customElements.define('locked-colour-page', LockedColourPage)

const isSeen = (page: ParentNode, selector: string) => all(page, selector).some((found) => found.checkVisibility())

describe('the gate that asks who is there', () => {
  let screen: Screen
  beforeEach(async () => {
    replies.length = 0
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  const knows = (confirmedUntil: string | null, secretQuestion: string | null = null) =>
    screen.replies('GET /account/confirm', { status: 200, body: { confirmedUntil, secretQuestion } })

  async function locked() {
    const page = await screen.show('locked-colour-page', { practitioner })
    await settled(page)
    return page
  }

  it('asks for the current password before anything is shown, under the page’s own heading', async () => {
    knows(null)
    const page = await locked()
    expect(wordsOf(page)).to.match(
      /^Colour \| Confirm it is you \| Current Password \| Show current password \| Continue/,
    )
    expect(all(page, '[name=colour]')).to.have.length(0)
  })

  it('is open at once for whoever has just confirmed', async () => {
    knows(soon())
    const page = await locked()
    expect(isSeen(page, '[name=colour]')).to.equal(true)
  })

  it('is shut again once the time is over', async () => {
    knows('2026-01-01T00:00:00.000Z')
    expect(wordsOf(await locked())).to.contain('Confirm it is you')
  })

  it('asks the secret question in its own words where the council says so', async () => {
    knows(null, 'What was the name of your first school?')
    screen.replies('POST /account/confirm', { status: 204 })
    const page = await locked()
    expect(labels(page)).to.deep.equal(['Current Password', 'Secret Answer'])
    expect(box(page, 'Secret Answer')).to.have.attribute('aria-describedby', 'secretAnswer-hint')
    expect(all(page, '#secretAnswer-hint')[0]).to.have.text('What was the name of your first school?')
    await type(page, { 'Current Password': 'three random words', 'Secret Answer': 'Earlsdon' })
    await press(page, 'Continue')
    const body = { password: 'three random words', secretAnswer: 'Earlsdon' }
    expect(screen.asked.at(-1)).to.deep.equal({ path: 'POST /account/confirm', body })
    expect(isSeen(page, '[name=colour]')).to.equal(true)
    expect(focused()?.textContent).to.equal('Colour')
  })

  it('does not say which of the two was wrong', async () => {
    knows(null, 'What was the name of your first school?')
    screen.refuses('POST /account/confirm', 401, 'wrong-sign-in')
    const page = await locked()
    await type(page, { 'Current Password': 'three random words', 'Secret Answer': 'Earlsdon' })
    await press(page, 'Continue')
    expect(wordsOf(page)).to.contain('The password or the secret answer is not right.')
    expect(box(page, 'Secret Answer')).to.have.value('Earlsdon')
  })

  it('says when it can be tried again', async () => {
    knows(null)
    screen.refuses('POST /account/confirm', 429, 'too-many', { retryAfter: 120 })
    const page = await locked()
    await type(page, { 'Current Password': 'three random words' })
    await press(page, 'Continue')
    expect(wordsOf(page)).to.contain('Try again in 2 minutes.')
  })

  it('needs a connection, says so, and tries again', async () => {
    const page = await locked()
    expect(wordsOf(page)).to.contain('Confirming that it is you needs a connection.')
    knows(null)
    await press(page, 'Try again')
    expect(labels(page)).to.deep.equal(['Current Password'])
  })

  async function refusedOnce() {
    asksToConfirm(screen, 'PUT /account/colour')
    const page = await screen.show('colour-page', { practitioner })
    const control = all<HTMLInputElement>(page, '[name=colour]')[0]
    if (control) control.value = 'green'
    await press(page, 'Send')
    return page
  }

  it('comes when a request is refused for want of it, and has the focus', async () => {
    const page = await refusedOnce()
    expect(isSeen(page, '[name=colour]')).to.equal(false)
    expect(wordsOf(page)).to.contain('Confirm it is you')
    expect(focused()?.tagName).to.equal('H1')
    expect(focused()?.checkVisibility()).to.equal(true)
  })

  it('sends that request again once it was confirmed, with what was typed', async () => {
    const page = await refusedOnce()
    await type(page, { 'Current Password': 'three random words' })
    screen.replies('PUT /account/colour', { status: 204 })
    await press(page, 'Continue')
    expect(screen.asked.at(-1)).to.deep.equal({ path: 'PUT /account/colour', body: { colour: 'green' } })
    expect(replies.map(({ outcome }) => outcome)).to.deep.equal(['ok'])
    expect(isSeen(page, '[name=colour]')).to.equal(true)
  })

  it('lets somebody go back, who finds what they typed and has changed nothing', async () => {
    const page = await refusedOnce()
    await press(page, 'Back, and change nothing')
    expect(isSeen(page, '[name=colour]')).to.equal(true)
    expect(all(page, '[name=colour]')[0]).to.have.value('green')
    expect(replies.map(({ outcome }) => outcome)).to.deep.equal(['refused'])
    expect(screen.asked.filter(({ path }) => path.startsWith('PUT'))).to.have.length(1)
  })
})

/** Has a button, where that can be pressed. */
class KeyPage extends FactorPage {
  override readonly heading = 'Keys'

  protected override renderControls() {
    return html`<h1 tabindex="-1">Keys</h1>
      <button @click=${() => void this.ask('PUT', '/keys', {})}>Change</button>`
  }
}
customElements.get('key-page') ?? customElements.define('key-page', KeyPage)

describe('a page about logging in after a reset by email alone', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  it('says until when nothing can be changed there, instead of the controls', async () => {
    const restrictedUntil = '2090-06-01T13:02:00.000Z'
    const page = await screen.show('key-page', { practitioner: { ...practitioner, restrictedUntil } })
    expect(wordsOf(page)).to.contain(
      'Until 14:02 on 1 June 2090 you cannot change how you log in, your email address or',
    )
    expect(all(page, 'button')).to.have.length(0)
  })

  it('is as ever once that time is over', async () => {
    const restrictedUntil = '2026-01-01T13:02:00.000Z'
    const page = await screen.show('key-page', { practitioner: { ...practitioner, restrictedUntil } })
    expect(all(page, 'button')).to.have.length(1)
  })

  it('says so too when only the council knows', async () => {
    screen.refuses('PUT /account/two-step/keys', 403, 'restricted')
    const page = await screen.show('key-page', { practitioner })
    await press(page, 'Change')
    expect(wordsOf(page)).to.contain('Your password was reset by email alone.')
    expect(focused()?.tagName).to.equal('H1')
  })
})
