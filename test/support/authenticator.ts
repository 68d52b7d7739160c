import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'
import * as z from 'zod/mini'

const Descriptors = z._default(z.array(z.object({ id: z.string() })), [])
const CreationOptions = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string() }),
  user: z.object({ id: z.string() }),
  excludeCredentials: Descriptors,
})
const RequestOptions = z.object({ challenge: z.string(), rpId: z.string(), allowCredentials: Descriptors })

/** What a browser's `navigator.credentials` gives, as JSON. */
interface Credential<Response> {
  id: string
  rawId: string
  type: 'public-key'
  clientExtensionResults: Record<string, never>
  response: { clientDataJSON: string } & Response
}
export type Registration = Credential<{ attestationObject: string; transports: string[] }>
export type Assertion = Credential<{ authenticatorData: string; signature: string; userHandle: string }>

export interface Authenticator {
  /** @throws Error if it holds one of the credentials that are excluded. */
  register: (options: unknown) => Registration
  /** With the newest passkey that is allowed. @throws Error if it holds none. */
  sign: (options: unknown) => Assertion
}

/** What is out of the ordinary with it. Asked each time, so that it may change on the way. */
interface Manner {
  /** Whether it asks for a PIN or a fingerprint. */
  verifiesUser?: boolean
  counts?: boolean
  /** Whether a new passkey vouches for itself, as some security keys' do, unasked. */
  attestsItself?: boolean
  /** Whether another site shows the portal within its own. */
  isFramed?: boolean
}

interface Held {
  id: string
  userHandle: string
  privateKey: KeyObject
  counter: number
}

const flag = { userPresent: 1, userVerified: 4, mayBeBackedUp: 8, backedUp: 16, hasCredential: 64 }
const synced = flag.mayBeBackedUp + flag.backedUp

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest()
const hex = (digits: string): Buffer => Buffer.from(digits, 'hex')

function uint(value: number, length: number): Buffer {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}

/**
 * A browser at `origin` with an authenticator in it, as on a phone: ES256, no attestation. It signs for whatever party
 * it is told, which a browser would not.
 */
export function createAuthenticator(origin: string, manner: Manner = {}): Authenticator {
  const held: Held[] = []
  const flags = () => flag.userPresent + (manner.verifiesUser === false ? 0 : flag.userVerified) + synced

  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: manner.isFramed ?? false }))

  return {
    register(options) {
      const { challenge, rp, user, excludeCredentials } = CreationOptions.parse(options)
      if (newest(held, excludeCredentials)) throw new Error('InvalidStateError')
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const id = randomBytes(20)
      const credential = { id: id.toString('base64url'), userHandle: user.id, privateKey, counter: 0 }
      held.push(credential)
      const attested = Buffer.concat([Buffer.alloc(16), uint(id.length, 2), id, coseKey(publicKey)])
      const data = authenticatorData(rp.id, flags() + flag.hasCredential, 0, attested)
      const client = clientData('webauthn.create', challenge)
      const signature = manner.attestsItself ? signWith(privateKey, data, client) : undefined
      return wrap(credential.id, client, {
        attestationObject: attestationObject(data, signature).toString('base64url'),
        transports: ['internal', 'hybrid'],
      })
    },

    sign(options) {
      const { challenge, rpId, allowCredentials } = RequestOptions.parse(options)
      const credential = allowCredentials.length > 0 ? newest(held, allowCredentials) : held.at(-1)
      if (!credential) throw new Error('NotAllowedError')
      if (manner.counts !== false) credential.counter++
      const data = authenticatorData(rpId, flags(), credential.counter)
      const client = clientData('webauthn.get', challenge)
      return wrap(credential.id, client, {
        authenticatorData: data.toString('base64url'),
        signature: signWith(credential.privateKey, data, client).toString('base64url'),
        userHandle: credential.userHandle,
      })
    },
  }
}

function newest(held: readonly Held[], among: readonly { id: string }[]): Held | undefined {
  return held.findLast(({ id }) => among.some((descriptor) => descriptor.id === id))
}

function wrap<Response>(id: string, clientData: Buffer, response: Response): Credential<Response> {
  return {
    id,
    rawId: id,
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: clientData.toString('base64url'), ...response },
  }
}

function authenticatorData(rpId: string, flags: number, counter: number, attested = Buffer.alloc(0)): Buffer {
  return Buffer.concat([sha256(rpId), uint(flags, 1), uint(counter, 4), attested])
}

/** CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. The last 64 bytes of the key's other form are x and y. */
function coseKey(key: KeyObject): Buffer {
  const point = key.export({ format: 'der', type: 'spki' }).subarray(-64)
  return Buffer.concat([hex('a5010203262001215820'), point.subarray(0, 32), hex('225820'), point.subarray(32)])
}

function signWith(key: KeyObject, data: Buffer, clientData: Buffer): Buffer {
  return sign('sha256', Buffer.concat([data, sha256(clientData)]), key)
}

/** CBOR: {"fmt": "none", "attStmt": {}, "authData": data}, or "packed" and {"alg": -7, "sig": signature}. */
function attestationObject(data: Buffer, signature?: Buffer): Buffer {
  const statement = signature
    ? [
        'f',
        'packed',
        'g',
        'attStmt',
        hex('a2'),
        'c',
        'alg',
        hex('26'),
        'c',
        'sig',
        hex('58'),
        uint(signature.length, 1),
      ]
    : ['d', 'none', 'g', 'attStmt', hex('a0')]
  const parts = [hex('a3'), 'c', 'fmt', ...statement, signature ?? '', 'h', 'authData', hex('59'), uint(data.length, 2)]
  // A text of three characters begins with 0x63, a "c", and so on.
  return Buffer.concat([...parts.map((part) => Buffer.from(part)), data])
}
