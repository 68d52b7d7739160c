import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import {
  COSEALG,
  decodeAttestationObject,
  decodeClientDataJSON,
  decodeCredentialPublicKey,
  isoBase64URL,
} from '@simplewebauthn/server/helpers'
import * as z from 'zod/mini'

/** A passkey as it is kept; nothing in it is secret. */
export interface KeptPasskey {
  credentialId: string
  /** COSE, in base64url. */
  publicKey: string
  counter: number
}

export interface NewPasskey extends KeptPasskey {
  transports: string[]
  /** Whether it is on more than one device, or may soon be. */
  backedUp: boolean
}

/** What a browser sent, and the challenge that was put to it. */
export interface ShownCredential {
  publicUrl: string
  expectedChallenge: string
  credential: unknown
}

interface Owner {
  id: string
  email: string
  forename: string
  surname: string
}

/** What phones, computers and security keys can do today. Named here, or a newer Node would ask for more. */
const supportedAlgorithmIDs = [COSEALG.ES256, COSEALG.EdDSA, COSEALG.RS256]

/** As long as a code by mail is awaited: nobody should have to hurry for a PIN. */
const timeout = 5 * 60_000

const Base64url = z.string().check(z.regex(/^[\w-]+$/))
const envelope = { id: Base64url, rawId: Base64url, type: z.literal('public-key') }
const Transports = z.array(z.string().check(z.maxLength(30))).check(z.maxLength(10))

const Registered = z.object({
  ...envelope,
  response: z.object({
    clientDataJSON: Base64url,
    attestationObject: Base64url,
    transports: z._default(Transports, []),
  }),
})

const Signed = z.object({
  ...envelope,
  response: z.object({ clientDataJSON: Base64url, authenticatorData: Base64url, signature: Base64url }),
})

/** What `navigator.credentials.create()` takes. `existing`: credentials the owner has, so that none is made twice. */
export function registrationOptions(given: {
  publicUrl: string
  practitioner: Owner
  existing: readonly string[]
}): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { id, email, forename, surname } = given.practitioner
  return generateRegistrationOptions({
    rpName: 'Coventry SEND portal',
    rpID: partyOf(given.publicUrl).expectedRPID,
    userID: new TextEncoder().encode(id),
    userName: email,
    userDisplayName: `${forename} ${surname}`,
    excludeCredentials: given.existing.map((credentialId) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestationType: 'none',
    // Whether a passkey can also open what is kept on the phone is settled when it is made.
    extensions: { prf: {} },
    supportedAlgorithmIDs,
    timeout,
  })
}

/** The passkey somebody made; undefined if what came does not prove that they did, here and now. */
export async function verifyRegistration(shown: ShownCredential): Promise<NewPasskey | undefined> {
  const { data: sent } = Registered.safeParse(shown.credential)
  if (!sent) return undefined

  const expected = { ...partyOf(shown.publicUrl), expectedChallenge: shown.expectedChallenge, supportedAlgorithmIDs }
  const made = await unlessThrown(async () => {
    if (isFramed(sent.response) || bringsCertificates(sent.response)) return undefined
    return verifyRegistrationResponse({ ...expected, response: { ...sent, clientExtensionResults: {} } })
  })
  if (!made?.verified) return undefined

  const { credential, credentialBackedUp } = made.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: isoBase64URL.fromBuffer(credential.publicKey),
    counter: credential.counter,
    transports: sent.response.transports,
    backedUp: credentialBackedUp,
  }
}

/** What `navigator.credentials.get()` takes: for one of `allow`, or for any that the device has for this site. */
export function authenticationOptions(given: {
  publicUrl: string
  allow?: readonly Pick<NewPasskey, 'credentialId' | 'transports'>[]
}): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return generateAuthenticationOptions({
    rpID: partyOf(given.publicUrl).expectedRPID,
    userVerification: 'required',
    timeout,
    ...(given.allow && {
      allowCredentials: given.allow.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    }),
  })
}

/** The counter to keep from now on; undefined if what came was not signed by this passkey, here and now. */
export async function verifyAuthentication(
  shown: ShownCredential & { passkey: KeptPasskey },
): Promise<{ counter: number } | undefined> {
  const { credentialId: id, counter, publicKey } = shown.passkey
  const { data: sent } = Signed.safeParse(shown.credential)
  if (sent?.id !== id) return undefined

  const kept = { id, counter, publicKey: isoBase64URL.toBuffer(publicKey) }
  // A key that cannot be read is our fault, not theirs.
  decodeCredentialPublicKey(kept.publicKey)
  const expected = { ...partyOf(shown.publicUrl), expectedChallenge: shown.expectedChallenge, credential: kept }
  const signed = await unlessThrown(async () => {
    if (isFramed(sent.response)) return undefined
    return verifyAuthenticationResponse({ ...expected, response: { ...sent, clientExtensionResults: {} } })
  })
  return signed?.verified ? { counter: signed.authenticationInfo.newCounter } : undefined
}

function partyOf(publicUrl: string) {
  const { hostname, origin } = new URL(publicUrl)
  return { expectedRPID: hostname, expectedOrigin: origin }
}

/** The library throws, and no one kind of error, at all that does not fit, down to bytes that are no CBOR. */
async function unlessThrown<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify()
  } catch {
    return undefined
  }
}

/** Another site has shown ours within its own. The library lets that pass. */
function isFramed({ clientDataJSON }: { clientDataJSON: string }): boolean {
  return decodeClientDataJSON(clientDataJSON).crossOrigin === true
}

/** Nobody asked for any, and to check them the library would call addresses that stand in them. */
function bringsCertificates({ attestationObject }: { attestationObject: string }): boolean {
  const object = decodeAttestationObject(isoBase64URL.toBuffer(attestationObject))
  const isSelfSigned = object.get('fmt') === 'packed' && !object.get('attStmt').get('x5c')
  return object.get('fmt') !== 'none' && !isSelfSigned
}
