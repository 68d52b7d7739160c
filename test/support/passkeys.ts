import assert from 'node:assert/strict'
import {
  authenticationOptions,
  type KeptPasskey,
  registrationOptions,
  verifyAuthentication,
  verifyRegistration,
} from '../../api/identity/webauthn.ts'
import { type Authenticator, createAuthenticator } from './authenticator.ts'

export const publicUrl = 'https://portal.example'
export const practitioner = { id: crypto.randomUUID(), email: 'jo@council.example', forename: 'Jo', surname: 'Ash' }

export const register = () => registrationOptions({ publicUrl, practitioner, existing: [] })

/** A passkey made just now, as it is kept, with the authenticator that holds it. */
export async function makePasskey(authenticator = createAuthenticator(publicUrl)) {
  const options = await register()
  const credential = authenticator.register(options)
  const passkey = await verifyRegistration({ publicUrl, expectedChallenge: options.challenge, credential })
  assert.ok(passkey)
  return { authenticator, passkey }
}

interface Change {
  options?: Record<string, string>
  expectedChallenge?: string
}

/** Somebody signs in with it, and what they send or what is expected of them is changed on the way. */
export async function trySigning(authenticator: Authenticator, passkey: KeptPasskey, change: Change = {}) {
  const options = await authenticationOptions({ publicUrl })
  const credential = authenticator.sign({ ...options, ...change.options })
  const expectedChallenge = change.expectedChallenge ?? options.challenge
  return verifyAuthentication({ publicUrl, expectedChallenge, passkey, credential })
}
