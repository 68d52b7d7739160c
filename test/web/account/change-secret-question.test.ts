import { expect } from '@open-wc/testing'
import { all, box, focused, labels, openScreen, practitioner, press, type Screen, type, wordsOf } from './screen.ts'
import { asksToConfirm } from './two-step.ts'

const typed = {
  'Secret Question': 'name-of-my-first-school',
  'Secret Answer': 'Earlsdon Primary',
}

describe('changing the secret question', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  const show = () => screen.show('change-secret-question-page', { practitioner })

  async function send() {
    const page = await show()
    await type(page, typed)
    await press(page, 'Change secret question')
    return page
  }

  it('offers the questions of registration', async () => {
    const page = await show()
    expect(page.heading).to.equal('Change Secret Question')
    expect(labels(page)).to.deep.equal(['Secret Question', 'Secret Answer'])
    expect(all(page, 'option')).to.have.length(7)
    expect(box(page, 'Secret Question')).to.have.value('')
  })

  it('sends the choice, and says what came of it', async () => {
    screen.replies('PUT /account/secret-question', { status: 204 })
    const page = await send()
    const details = {
      secretQuestion: 'name-of-my-first-school',
      secretAnswer: 'Earlsdon Primary',
    }
    expect(screen.asked).to.deep.equal([{ path: 'PUT /account/secret-question', body: { details } }])
    expect(wordsOf(page)).to.contain('Your secret question was changed.')
    expect(focused()?.tagName).to.equal('H1')
  })

  it('asks nobody while something is missing', async () => {
    const page = await show()
    await press(page, 'Change secret question')
    expect(wordsOf(page)).to.contain('Select a secret question')
    expect(box(page, 'Secret Question')).to.have.attribute('aria-invalid', 'true')
    expect(screen.asked).to.deep.equal([])
  })

  it('asks who is there first where the council wants to know, and goes on by itself', async () => {
    asksToConfirm(screen, 'PUT /account/secret-question')
    const page = await send()
    expect(labels(page)).to.contain('Current Password')
    await type(page, { 'Current Password': 'three random words' })
    screen.replies('PUT /account/secret-question', { status: 204 })
    await press(page, 'Continue')
    expect(wordsOf(page)).to.contain('Your secret question was changed.')
  })

  it('needs a connection, says so, and keeps what was chosen', async () => {
    const page = await send()
    expect(wordsOf(page)).to.contain('Changing your secret question needs a connection.')
    expect(box(page, 'Secret Question')).to.have.value('name-of-my-first-school')
  })
})
