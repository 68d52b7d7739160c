import type { Screen } from './screen.ts'

const bytes = (text: string) => new TextEncoder().encode(text).buffer

/** What a browser hands over once face, finger or PIN were right. */
const credential = {
  id: 'a2V5',
  type: 'public-key',
  rawId: bytes('key'),
  response: {
    authenticatorData: bytes('data'),
    clientDataJSON: bytes('client'),
    signature: bytes('signature'),
    userHandle: bytes('user'),
  },
  authenticatorAttachment: 'platform',
  getClientExtensionResults: () => ({}),
}

/** A browser whose owner shows their passkey, or cancels. */
export class Passkeys {
  /** The challenges that were put to the owner. */
  readonly challenges: string[] = []
  cancels = false
  readonly #get = navigator.credentials.get.bind(navigator.credentials)
  readonly #kind = Object.getOwnPropertyDescriptor(globalThis, 'PublicKeyCredential')

  constructor(screen: Screen) {
    navigator.credentials.get = (asked) => this.#show(asked)
    screen.replies('POST /sign-in/passkey/options', { status: 200, body: { options: { challenge: 'Y2hhbGxlbmdl' } } })
  }

  /** From now on it is a browser that knows no passkeys. */
  beUnknown(): void {
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential')
  }

  close(): void {
    navigator.credentials.get = this.#get
    if (this.#kind) Object.defineProperty(globalThis, 'PublicKeyCredential', this.#kind)
  }

  #show(asked?: CredentialRequestOptions): Promise<Credential | null> {
    const challenge = asked?.publicKey?.challenge
    this.challenges.push(challenge instanceof ArrayBuffer ? new TextDecoder().decode(challenge) : '')
    if (this.cancels) return Promise.reject(new DOMException('The operation was not allowed.', 'NotAllowedError'))
    return Promise.resolve(credential)
  }
}
