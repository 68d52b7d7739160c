import { expect } from '@open-wc/testing'
import type { SecondStep } from '#contract/identity.ts'
import type { PortalPage } from '#page/portal-page.ts'
import { Passkeys } from './passkeys.ts'
import { all, box, focused, labels, openScreen, press, type Screen, type, wordsOf } from './screen.ts'

const password = 'three random words'
const words = { Password: password, 'Confirm Password': password }
const appLabel = 'Code from your authenticator app'

describe('a forgotten password of an account with a second proof', () => {
  let screen: Screen
  let passkeys: Passkeys
  beforeEach(async () => {
    screen = await openScreen()
    passkeys = new Passkeys(screen)
  })
  afterEach(() => {
    screen.close()
    passkeys.close()
  })

  /** Up to where the council asks for more than the mail. */
  async function askedFor(...methods: SecondStep[]): Promise<PortalPage> {
    screen.refuses('POST /password/reset', 403, 'factor-needed', { methods })
    const page = await screen.show('reset-page', { hash: '#token=abc' })
    await type(page, words)
    await press(page, 'Change password')
    screen.replies('POST /password/reset', { status: 204 })
    return page
  }

  const last = () => screen.asked.at(-1)
  const why = 'This account has more than email to protect it, so the email alone is not enough.'

  it('is asked for on the same screen, with the reason in focus and everything typed still there', async () => {
    const page = await askedFor('app', 'recovery')
    expect(wordsOf(page)).to.contain(why)
    expect(focused()?.id).to.equal('why')
    expect(labels(page)).to.deep.equal([appLabel, 'Password', 'Confirm Password'])
    expect(box(page, 'Password').value).to.equal(password)
    expect(box(page, 'Confirm Password').value).to.equal(password)
    expect(screen.wentTo).to.deep.equal([])
  })

  it('is replaced with the code of the app beside the mail’s', async () => {
    const page = await askedFor('app', 'recovery')
    await type(page, { [appLabel]: '497 266' })
    await press(page, 'Change password')
    expect(last()?.body).to.deep.equal({ token: 'abc', password, second: { method: 'app', code: '497266' } })
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(wordsOf(await screen.show('welcome-page'))).to.contain('Your password was changed.')
  })

  it('is replaced with a recovery code, chosen among the other ways', async () => {
    const page = await askedFor('app', 'recovery')
    await press(page, 'Use a recovery code')
    expect(focused()?.id).to.equal('why')
    expect(box(page, 'Password').value).to.equal(password)
    await type(page, { 'Recovery code': 'K7QW-9XYZ' })
    await press(page, 'Change password')
    expect(last()?.body).to.deep.equal({ token: 'abc', password, second: { method: 'recovery', code: 'K7QW-9XYZ' } })
  })

  it('is replaced with a passkey, which is asked for when the new password is sent', async () => {
    const page = await askedFor('passkey')
    expect(passkeys.challenges).to.deep.equal([])
    expect(wordsOf(page)).to.contain(
      'When you choose Change password, your phone or computer asks for your passkey too.',
    )
    await press(page, 'Change password')
    expect(passkeys.challenges).to.deep.equal(['challenge'])
    expect(last()?.path).to.equal('POST /password/reset')
    expect(last()?.body).to.have.nested.property('second.method', 'passkey')
    expect(last()?.body).to.have.nested.property('second.credential.id', 'a2V5')
    expect(screen.wentTo).to.deep.equal(['/'])
  })

  it('stays as it is while the passkey is not shown, or is not known', async () => {
    passkeys.cancels = true
    const page = await askedFor('passkey')
    await press(page, 'Change password')
    expect(wordsOf(page)).to.contain('No passkey was used, and nothing was changed.')
    passkeys.cancels = false
    screen.refuses('POST /password/reset', 422, 'proof-wrong', { faults: { second: 'not-the-same' } })
    await press(page, 'Change password')
    expect(wordsOf(page)).to.contain('This passkey is not one of this account.')
    expect(box(page, 'Password').value).to.equal(password)
    expect(labels(page)).not.to.contain('Code from the email')
  })

  it('says at the box that the second code is wrong, and takes the mail’s link for good', async () => {
    const page = await askedFor('app')
    screen.refuses('POST /password/reset', 422, 'proof-wrong', { faults: { second: 'not-the-same' } })
    await type(page, { [appLabel]: '123456' })
    await press(page, 'Change password')
    expect(box(page, appLabel)).to.have.attribute('aria-invalid', 'true')
    expect(wordsOf(page)).to.contain('This is not the code that your authenticator app shows now.')
    expect(wordsOf(page)).not.to.contain('This link does not work any more.')
    expect(labels(page)).to.deep.equal([appLabel, 'Password', 'Confirm Password'])
  })

  it('asks for the second code before anything is sent again', async () => {
    const page = await askedFor('app')
    await press(page, 'Change password')
    expect(wordsOf(page)).to.contain('Enter the code from your authenticator app')
    expect(screen.asked).to.have.length(1)
  })

  it('keeps the second box where the link dies in between', async () => {
    const page = await askedFor('app')
    screen.refuses('POST /password/reset', 410, 'proof-expired')
    await type(page, { [appLabel]: '497266' })
    await press(page, 'Change password')
    expect(wordsOf(page)).to.contain('This link does not work any more.')
    expect(box(page, appLabel).value).to.equal('497266')
    expect(labels(page)).to.contain('Code from the email')
  })

  it('says so where this browser cannot show what the account has', async () => {
    passkeys.beUnknown()
    const page = await askedFor('passkey')
    expect(wordsOf(page)).to.contain('This browser cannot use your passkey.')
    expect(focused()).to.have.attribute('role', 'alert')
  })

  it('speaks of no second proof before the council asks for one', async () => {
    const page = await screen.show('reset-page', { hash: '#token=abc' })
    expect(wordsOf(page)).not.to.contain(why)
    expect(all(page, '[role=group]')).to.deep.equal([])
  })
})
