import { expect } from '@open-wc/testing'
import { loadSession } from '#device/practitioner.ts'
import { focused, openScreen, practitioner, press, type Screen, wordsOf } from './screen.ts'
import { passkeyOptions, recoveryCodes } from './two-step.ts'

const bytes = new Uint8Array([1, 2, 3]).buffer

/** As far as anybody looks at what a phone makes. */
const made = {
  id: 'AQID',
  rawId: bytes,
  type: 'public-key',
  response: { attestationObject: bytes, clientDataJSON: bytes },
  getClientExtensionResults: () => ({}),
}

describe('setting up a passkey', () => {
  const create = navigator.credentials.create.bind(navigator.credentials)
  let screen: Screen
  beforeEach(async () => {
    screen = await openScreen()
    screen.replies('POST /account/two-step/passkeys/options', { status: 200, body: { options: passkeyOptions } })
  })
  afterEach(() => {
    screen.close()
    phoneAnswers(create)
  })

  function phoneAnswers(answer: (options?: CredentialCreationOptions) => Promise<unknown>) {
    Object.defineProperty(navigator.credentials, 'create', { value: answer, configurable: true })
  }

  async function tryIt() {
    const page = await screen.show('passkey-page', { practitioner })
    await press(page, 'Create a passkey')
    return page
  }

  it('has the phone make one as the council asks, and hands over what it made', async () => {
    const asked: (CredentialCreationOptions | undefined)[] = []
    phoneAnswers((options) => {
      asked.push(options)
      return Promise.resolve(made)
    })
    screen.replies('POST /account/two-step/passkeys', { status: 200, body: { recoveryCodes } })
    await tryIt()
    expect(asked.map((options) => options?.publicKey?.rp.name)).to.deep.equal(['Coventry SEND portal'])
    expect(JSON.stringify(screen.asked.at(-1)?.body)).to.contain('"credential":{"id":"AQID","rawId":"AQID"')
    expect(screen.wentTo).to.deep.equal(['/account/two-step/recovery-codes'])
  })

  it('signs out at once where recovery codes are there already', async () => {
    phoneAnswers(() => Promise.resolve(made))
    screen.replies('POST /account/two-step/passkeys', { status: 200, body: { recoveryCodes: [] } })
    await tryIt()
    expect(await loadSession()).to.equal('ended')
    expect(screen.wentTo).to.deep.equal(['/'])
    expect(wordsOf(await screen.show('welcome-page'))).to.contain('from now on you use your passkey each time')
  })

  const failures: [name: string, words: string][] = [
    ['NotAllowedError', 'No passkey was created. You can try again.'],
    ['InvalidStateError', 'This phone has a passkey for your account already'],
    ['NotSupportedError', 'This phone or browser cannot create a passkey'],
    ['UnknownError', 'Your phone did not create the passkey. Try again in a few minutes.'],
  ]
  for (const [name, words] of failures) {
    it(`says calmly why there is none: ${name}`, async () => {
      phoneAnswers(() => Promise.reject(new DOMException('', name)))
      const page = await tryIt()
      expect(focused()?.textContent).to.contain(words)
      expect(screen.asked).to.have.length(1)
      await press(page, 'Create a passkey')
      expect(screen.asked).to.have.length(2)
    })
  }

  it('needs a connection, and says so before the phone is asked', async () => {
    screen.refuses('POST /account/two-step/passkeys/options', 503, 'unavailable')
    let asked = 0
    phoneAnswers(() => Promise.reject(new Error(String(asked++))))
    const page = await tryIt()
    expect(wordsOf(page)).to.contain('The portal cannot do this now.')
    expect(asked).to.equal(0)
  })

  it('is not offered by a browser that cannot', async () => {
    const own = globalThis.PublicKeyCredential
    Object.defineProperty(globalThis, 'PublicKeyCredential', { value: undefined, configurable: true, writable: true })
    const page = await screen.show('passkey-page', { practitioner })
    Object.defineProperty(globalThis, 'PublicKeyCredential', { value: own, configurable: true, writable: true })
    expect(wordsOf(page)).to.contain('You can set up an authenticator app instead.')
    expect(wordsOf(page)).not.to.contain('Create a passkey')
  })
})
