import { expect } from '@open-wc/testing'
import { SessionEnd } from '#contract/identity.ts'
import { enterPhone } from '#device/practitioner.ts'
import { save } from '#device/holder.ts'
import { between } from '../../../web/microfrontends/account/between.ts'
import { all, openScreen, practitioner, type Screen, wordsOf } from './screen.ts'

const sentences: Readonly<Record<SessionEnd, string>> = {
  idle: 'You were signed out after 30 minutes without use. Your work on this phone is all here.',
  'too-long': 'You were signed out after 12 hours. Your work on this phone is all here.',
  'signed-out': 'You were signed out.',
  'signed-out-elsewhere': 'You were signed out of this phone from another device.',
  'password-changed':
    'because the password of this account was changed. If that was not you, tell the council at once.',
  'password-reset':
    'You were signed out because the password of this account was reset by email. If that was not you, tell the council at once.',
  'two-step-changed': 'because the Two Step Verification of this account was changed. If that was not you, tell',
  'email-changed': 'because the email address of this account was changed. If that was not you, tell the council',
  suspended: 'Your account is suspended. Ask the council’s team to open it again. Call 024 7683 1614 or e-mail sen@',
}

describe('why a session is over', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  for (const because of SessionEnd.options) {
    it(`is said on the log-on screen: ${because}`, async () => {
      await save({ name: 'session-end', because })
      const page = await screen.show('welcome-page', { practitioner })
      expect(wordsOf(page)).to.contain(sentences[because])
      expect(wordsOf(page)).to.contain('Sign in as lesley@council.example')
      expect(all(page, 'h1')[0]).to.have.attribute('aria-describedby', 'news')
      await expect(page).to.be.accessible()
    })
  }

  it('gives way to what was just done on this phone', async () => {
    await save({ name: 'session-end', because: 'password-reset' })
    between.news = 'password-changed'
    const page = await screen.show('welcome-page')
    expect(wordsOf(page)).to.contain('Your password was changed.')
    expect(wordsOf(page)).not.to.contain('You were signed out')
  })

  it('is not said any more after the next entry', async () => {
    await save({ name: 'session-end', because: 'idle' })
    await enterPhone(practitioner)
    expect(wordsOf(await screen.show('welcome-page'))).not.to.contain('You were signed out')
  })
})
