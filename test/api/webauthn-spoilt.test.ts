import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { test } from 'node:test'
import { decodeAttestationObject, isoCBOR } from '@simplewebauthn/server/helpers'
import fc from 'fast-check'
import { authenticationOptions, verifyAuthentication, verifyRegistration } from '../../api/identity/webauthn.ts'
import { createAuthenticator, type Registration } from '../support/authenticator.ts'
import { makePasskey, publicUrl, register, trySigning } from '../support/passkeys.ts'

const runs = { numRuns: 300, seed: 20_261_204 }

const encode = (document: unknown): string => Buffer.from(JSON.stringify(document)).toString('base64url')
const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

test('with anything changed that was signed, or another signature, nobody signs in', async () => {
  const { authenticator, passkey } = await makePasskey()
  const { challenge: expectedChallenge, rpId } = await authenticationOptions({ publicUrl })
  const credential = authenticator.sign({ challenge: expectedChallenge, rpId })
  const verify = (response: object) =>
    verifyAuthentication({ publicUrl, expectedChallenge, passkey, credential: { ...credential, response } })
  const { response } = credential
  assert.ok(await verify(response))
  const padded = Buffer.from(Buffer.from(response.clientDataJSON, 'base64url').toString().replace('{', '{ '))
  assert.equal(await verify({ ...response, clientDataJSON: padded.toString('base64url') }), undefined)
  // Of the signature only the two numbers: there is more than one way to write how long they are.
  const places = { clientDataJSON: undefined, authenticatorData: undefined, signature: [10, 20, 50, 60] }
  for (const part of ['clientDataJSON', 'authenticatorData', 'signature'] as const) {
    const bytes = Buffer.from(response[part], 'base64url')
    for (const at of places[part] ?? bytes.keys()) {
      const flipped = Buffer.from(bytes)
      flipped.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      const changed = { ...response, [part]: flipped.toString('base64url') }
      assert.equal(await verify(changed), undefined, `${part} ${at}`)
    }
  }
})

test('an authenticator that shows who made it is refused, for the certificates would have to be looked up', async () => {
  const options = await register()
  const credential = attest(createAuthenticator(publicUrl).register(options))
  const expectedChallenge = options.challenge
  assert.equal(await verifyRegistration({ publicUrl, expectedChallenge, credential }), undefined)
})

test('junk is refused and never an error', async () => {
  const { authenticator, passkey } = await makePasskey()
  const options = await register()
  const { challenge: expectedChallenge, rp } = options
  const made = createAuthenticator(publicUrl).register(options)
  const signed = authenticator.sign({ challenge: expectedChallenge, rpId: rp.id })
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString('base64url'))
  const junk = fc.oneof(fc.jsonValue(), bytes, fc.jsonValue().map(encode), fc.string({ unit: 'binary' }))
  const wholes = [
    ...(['clientDataJSON', 'attestationObject'] as const).map((field) => [made, field] as const),
    ...(['clientDataJSON', 'authenticatorData', 'signature'] as const).map((field) => [signed, field] as const),
  ]
  await fc.assert(
    fc.asyncProperty(junk, fc.constantFrom(...wholes), async (anything, [whole, field]) => {
      const partly = { ...whole, response: { ...whole.response, [field]: anything } }
      for (const credential of [anything, { ...whole, response: anything }, { ...whole, id: anything }, partly]) {
        const shown = { publicUrl, expectedChallenge, credential }
        assert.equal(await verifyRegistration(shown), undefined)
        assert.equal(await verifyAuthentication({ ...shown, passkey }), undefined)
      }
    }),
    runs,
  )
})

test('a passkey with one byte changed is another one or none, and never an error', async () => {
  const options = await register()
  const made = createAuthenticator(publicUrl).register(options)
  const object = Buffer.from(made.response.attestationObject, 'base64url')
  for (let at = 0; at < object.length; at++) {
    for (const value of [0, 0x5f, 0xff, object.readUInt8(at) ^ 1]) {
      const changed = Buffer.from(object)
      changed.writeUInt8(value, at)
      const attestationObject = changed.toString('base64url')
      const credential = { ...made, response: { ...made.response, attestationObject } }
      await verifyRegistration({ publicUrl, expectedChallenge: options.challenge, credential })
    }
  }
})

test('a kept key that cannot be read is an error of ours', async () => {
  const { authenticator, passkey } = await makePasskey()
  await assert.rejects(trySigning(authenticator, { ...passkey, publicKey: '' }))
})

function dataIn(attestationObject: string): Uint8Array {
  return decodeAttestationObject(new Uint8Array(Buffer.from(attestationObject, 'base64url'))).get('authData')
}

/** The same registration with a statement, correct in itself, of a maker whom nobody knows. */
function attest(registration: Registration): Registration {
  const data = Buffer.from(dataIn(registration.response.attestationObject))
  const point = [data.subarray(-67, -35), data.subarray(-32)]
  const clientHash = sha256(Buffer.from(registration.response.clientDataJSON, 'base64url'))
  const toSign = [Buffer.of(0), data.subarray(0, 32), clientHash, data.subarray(55, 75), Buffer.of(4), ...point]
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const sig = new Uint8Array(sign('sha256', Buffer.concat(toSign), privateKey))
  const x5c = [new Uint8Array(certificateOf(publicKey.export({ format: 'der', type: 'spki' })))]
  const attStmt = new Map<string, Uint8Array | Uint8Array[]>([
    ['sig', sig],
    ['x5c', x5c],
  ])
  const object = new Map<string, string | Uint8Array | typeof attStmt>([
    ['fmt', 'fido-u2f'],
    ['attStmt', attStmt],
    ['authData', new Uint8Array(data)],
  ])
  const attestationObject = Buffer.from(isoCBOR.encode(object)).toString('base64url')
  return { ...registration, response: { ...registration.response, attestationObject } }
}

/** X.509, signed by nobody: whoever looks at the key alone will not see it. */
function certificateOf(publicKey: Buffer): Buffer {
  const der = (tag: number, ...parts: Buffer[]): Buffer => {
    const body = Buffer.concat(parts)
    return Buffer.concat([Buffer.of(tag, 0x82, body.length >> 8, body.length & 255), body])
  }
  const algorithm = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'))
  const name = der(0x30)
  const validity = der(0x30, der(0x17, Buffer.from('260101000000Z')), der(0x17, Buffer.from('490101000000Z')))
  const version = der(0xa0, Buffer.of(2, 1, 2))
  const serial = Buffer.of(2, 1, 1)
  const body = der(0x30, version, serial, algorithm, name, validity, name, publicKey)
  return der(0x30, body, algorithm, der(0x03, Buffer.of(0)))
}
