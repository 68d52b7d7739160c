import { expect } from '@open-wc/testing'
import { between } from '../../../web/microfrontends/account/between.ts'
import { all, box, focused, labels, press, openScreen, type Screen, type, wordsOf } from './screen.ts'

describe('activation', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  it('takes one press from the mail’s link, and none before', async () => {
    screen.replies('POST /activation', { status: 204 })
    const page = await screen.show('activate-page', { hash: '#token=a-long_secret' })
    expect(page.heading).to.equal('Confirm your email address')
    expect(labels(page)).to.deep.equal([])
    expect(screen.asked).to.deep.equal([])
    await press(page, 'Activate my account')
    expect(screen.asked).to.deep.equal([{ path: 'POST /activation', body: { token: 'a-long_secret' } }])
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(wordsOf(await screen.show('welcome-page'))).to.contain('Your account is active')
  })

  it('takes the code alone right after registration', async () => {
    between.email = 'lesley@council.example'
    screen.replies('POST /activation', { status: 204 })
    const page = await screen.show('activate-page')
    expect(labels(page)).to.deep.equal(['Activation code'])
    await type(page, { 'Activation code': '123456' })
    await press(page, 'Activate my account')
    expect(screen.asked[0]?.body).to.deep.equal({ email: 'lesley@council.example', code: '123456' })
  })

  it('asks for the address too when the app does not know it', async () => {
    screen.replies('POST /activation', { status: 204 })
    const page = await screen.show('activate-page')
    expect(labels(page)).to.deep.equal(['Email Address', 'Activation code'])
    await type(page, { 'Email Address': ' lesley@council.example', 'Activation code': '123 456' })
    await press(page, 'Activate my account')
    expect(screen.asked[0]?.body).to.deep.equal({ email: 'lesley@council.example', code: '123456' })
  })

  it('says that a code is wrong, and that it has run out', async () => {
    between.email = 'lesley@council.example'
    const page = await screen.show('activate-page')
    await type(page, { 'Activation code': '123456' })
    screen.refuses('POST /activation', 422, 'proof-wrong')
    await press(page, 'Activate my account')
    expect(wordsOf(page)).to.contain('This is not the code in the newest email.')
    screen.refuses('POST /activation', 410, 'proof-expired')
    await press(page, 'Activate my account')
    expect(wordsOf(page)).to.contain('This code does not work any more.')
    expect(box(page, 'Activation code').value).to.equal('123456')
  })

  it('offers the code and a new mail where the link is dead', async () => {
    screen.refuses('POST /activation', 410, 'proof-expired')
    const page = await screen.show('activate-page', { hash: '#token=abc' })
    await press(page, 'Activate my account')
    expect(wordsOf(page)).to.contain('This link does not work any more.')
    expect(labels(page)).to.deep.equal(['Email Address', 'Activation code'])
  })

  it('takes the mail’s link where the form stood, without what was wrong there', async () => {
    const page = await screen.show('activate-page')
    await press(page, 'Activate my account')
    expect(all(page, 'error-summary')).to.have.length(1)
    await page.load({ ...page.place, hash: '#token=abc' })
    expect(all(page, 'error-summary')).to.have.length(0)
    expect(labels(page)).to.deep.equal([])
    expect(focused()?.tagName).to.equal('H1')
  })

  it('sends the mail again, once it knows where to', async () => {
    screen.replies('POST /registration/mail', { status: 202, body: {} })
    const page = await screen.show('activate-page')
    await press(page, 'Send the email again')
    expect(screen.asked).to.deep.equal([])
    expect(box(page, 'Email Address')).to.have.attribute('aria-invalid', 'true')
    await type(page, { 'Email Address': 'lesley@council.example' })
    await press(page, 'Send the email again')
    expect(screen.asked).to.deep.equal([{ path: 'POST /registration/mail', body: { email: 'lesley@council.example' } }])
    expect(wordsOf(page)).to.contain('a new email is on its way')
  })
})

describe('a forgotten password', () => {
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
  })
  afterEach(() => screen.close())

  const words = { Password: 'three random words', 'Confirm Password': 'three random words' }

  it('is asked about by address, and the same follows whether there is an account or not', async () => {
    screen.replies('POST /password/forgotten', { status: 202, body: {} })
    const page = await screen.show('forgotten-page')
    expect(page.heading).to.equal('Forgotten your password')
    await type(page, { 'Email Address': 'lesley@council.example' })
    await press(page, 'Send')
    expect(screen.wentTo).to.deep.equal(['/password/reset'])
    const next = await screen.show('reset-page')
    expect(wordsOf(next)).to.contain('If there is an account for lesley@council.example, an email is on its way')
    expect(labels(next)).to.deep.equal(['Code from the email', 'Password', 'Confirm Password'])
  })

  it('needs a connection, and keeps what was typed', async () => {
    const page = await screen.show('forgotten-page')
    await type(page, { 'Email Address': 'lesley@council.example' })
    await press(page, 'Send')
    expect(wordsOf(page)).to.contain('needs a connection')
    expect(box(page, 'Email Address').value).to.equal('lesley@council.example')
  })

  it('is replaced by the mail’s link', async () => {
    screen.replies('POST /password/reset', { status: 204 })
    const page = await screen.show('reset-page', { hash: '#token=abc' })
    expect(labels(page)).to.deep.equal(['Password', 'Confirm Password'])
    await type(page, words)
    await press(page, 'Change password')
    expect(screen.asked).to.deep.equal([
      { path: 'POST /password/reset', body: { token: 'abc', password: 'three random words' } },
    ])
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(wordsOf(await screen.show('welcome-page'))).to.contain('Your password was changed')
  })

  it('is replaced by the code in the mail', async () => {
    screen.replies('POST /password/reset', { status: 204 })
    const page = await screen.show('reset-page')
    await type(page, { 'Email Address': 'lesley@council.example', 'Code from the email': '123456', ...words })
    await press(page, 'Change password')
    expect(screen.asked[0]?.body).to.deep.equal({
      email: 'lesley@council.example',
      code: '123456',
      password: 'three random words',
    })
  })

  it('is not replaced by one that is too short or typed twice differently', async () => {
    const page = await screen.show('reset-page', { hash: '#token=abc' })
    await type(page, { Password: 'short', 'Confirm Password': 'shorter' })
    await press(page, 'Change password')
    expect(wordsOf(page)).to.contain('A password must be 10 characters or more')
    expect(wordsOf(page)).to.contain('Enter the same password again')
    expect(screen.asked).to.deep.equal([])
  })

  it('says at the password what the council has against it, and keeps everything', async () => {
    screen.refuses('POST /password/reset', 422, 'faulty-answers', { faults: { password: 'too-common' } })
    const page = await screen.show('reset-page', { hash: '#token=abc' })
    await type(page, words)
    await press(page, 'Change password')
    expect(wordsOf(page)).to.contain('Choose a password that is harder to guess')
    expect(box(page, 'Password')).to.have.attribute('aria-invalid', 'true')
    expect(box(page, 'Password').value).to.equal('three random words')
  })

  it('asks for the code where the link is dead, and keeps the new password', async () => {
    screen.refuses('POST /password/reset', 410, 'proof-expired')
    const page = await screen.show('reset-page', { hash: '#token=abc' })
    await type(page, words)
    await press(page, 'Change password')
    expect(wordsOf(page)).to.contain('This link does not work any more.')
    expect(labels(page)).to.contain('Code from the email')
    expect(box(page, 'Password').value).to.equal('three random words')
    expect(all(page, 'a[href="/password/forgotten"]')).to.have.length(1)
  })
})
