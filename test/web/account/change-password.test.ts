import { expect } from '@open-wc/testing'
import { enterPhone, loadSession } from '#device/practitioner.ts'
import {
  all,
  box,
  focused,
  labels,
  openScreen,
  practitioner,
  press,
  type Screen,
  takesPaste,
  type,
  wordsOf,
} from './screen.ts'

const typed = {
  'Current Password': 'three random words',
  Password: 'four more random words',
  'Confirm Password': 'four more random words',
}

describe('changing the password', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  const show = () => screen.show('change-password-page', { practitioner })

  async function send() {
    const page = await show()
    await type(page, typed)
    await press(page, 'Change password')
    return page
  }

  it('asks for the current password first, and lets a password manager tell them apart', async () => {
    const page = await show()
    expect(page.heading).to.equal('Change Password')
    expect(labels(page)).to.deep.equal(['Current Password', 'Password', 'Confirm Password'])
    expect(all<HTMLInputElement>(page, 'input').map(({ autocomplete }) => autocomplete)).to.deep.equal([
      'current-password',
      'new-password',
      'new-password',
    ])
  })

  it('lets all three be pasted', async () => {
    const page = await show()
    for (const label of labels(page)) expect(takesPaste(box(page, label))).to.equal(true)
  })

  it('sends all three, and says what came of it', async () => {
    screen.replies('PUT /account/password', { status: 204 })
    const page = await send()
    const details = {
      currentPassword: 'three random words',
      password: 'four more random words',
      confirmPassword: 'four more random words',
    }
    expect(screen.asked).to.deep.equal([{ path: 'PUT /account/password', body: { details } }])
    expect(wordsOf(page)).to.contain('Your password was changed. You were signed out everywhere else.')
    expect(labels(page)).to.deep.equal([])
    expect(focused()?.tagName).to.equal('H1')
  })

  it('asks nobody about a password that is too short or typed twice differently', async () => {
    const page = await show()
    await type(page, { ...typed, Password: 'short', 'Confirm Password': 'shorter' })
    await press(page, 'Change password')
    expect(wordsOf(page)).to.contain('A password must be 10 characters or more')
    expect(wordsOf(page)).to.contain('Enter the same password again')
    expect(screen.asked).to.deep.equal([])
  })

  it('says at the current password that it is not right, and keeps what was typed', async () => {
    screen.refuses('PUT /account/password', 401, 'wrong-sign-in')
    const page = await send()
    expect(wordsOf(page)).to.contain('This is not your current password.')
    expect(box(page, 'Current Password')).to.have.attribute('aria-invalid', 'true')
    expect(box(page, 'Password').value).to.equal('four more random words')
  })

  it('says at the password what the council has against it', async () => {
    screen.refuses('PUT /account/password', 422, 'faulty-answers', { faults: { password: 'too-common' } })
    const page = await send()
    expect(wordsOf(page)).to.contain('Choose a password that is harder to guess')
    expect(box(page, 'Password')).to.have.attribute('aria-invalid', 'true')
  })

  it('needs a connection, says so, and keeps what was typed', async () => {
    const page = await send()
    expect(wordsOf(page)).to.contain('Changing your password needs a connection.')
    expect(box(page, 'Password').value).to.equal('four more random words')
  })

  it('leads to the log-on screen where the session has ended', async () => {
    await enterPhone(practitioner)
    screen.refuses('PUT /account/password', 401, 'sign-in')
    const page = await send()
    expect(wordsOf(page)).to.contain('Changing your password needs you to be signed in.')
    expect(all(page, 'a[href="/"]')).to.have.length(1)
    expect(await loadSession()).to.equal('ended')
  })
})
