import { type Context } from 'hono'
import { type SecondProof } from '#contract/identity.ts'
import { type Practitioner } from '#contract/wire.ts'
import { asIdentity } from '../../db/as.ts'
import { askForPasskey, type FoundChallenge } from '../../db/challenges.ts'
import { findPasskey, listPasskeys, type PasskeyRow, usePasskey } from '../../db/factors.ts'
import { take } from '../limits.ts'
import { networkOf } from '../network.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { beginPasskeyChallenge, findOwnChallenge } from './challenges.ts'
import { type Consume } from './factors.ts'
import { finish, refuseStep } from './second-step.ts'
import { authenticationOptions, verifyAuthentication } from './webauthn.ts'

type Credential = Extract<SecondProof, { method: 'passkey' }>['credential']

/** What a passkey is to sign: for whoever waits for the second step one of theirs, else any that this browser has. */
export async function askPasskey(parts: Parts, c: Context): Promise<object | Refusal> {
  const { db, settings } = parts
  const wait = await take(parts, { askingFromNetwork: networkOf(c, settings) })
  if (wait > 0) return { type: 'too-many', retryAfter: wait }

  const challenge = await findOwnChallenge(parts, c)
  const own = challenge?.practitioner_id
  const passkeys = own ? await asIdentity(db, (tx) => listPasskeys(tx, own)) : undefined
  const options = await authenticationOptions({
    publicUrl: settings.publicUrl,
    ...(passkeys && {
      allow: passkeys.map(({ credential_id, transports }) => ({ credentialId: credential_id, transports })),
    }),
  })
  const passkey_challenge = options.challenge
  if (own) await asIdentity(db, (tx) => askForPasskey(tx, challenge.id, passkey_challenge))
  // A new one each time: it has all of its time before it.
  else await beginPasskeyChallenge(parts, c, { practitioner_id: null, purpose: 'sign-in', passkey_challenge })
  return options
}

/** A passkey is both steps at once: something somebody has, opened by a finger, a face or a PIN. */
export async function tryPasskey(parts: Parts, c: Context, credential: Credential): Promise<Practitioner | Refusal> {
  const challenge = await findOwnChallenge(parts, c)
  if (!challenge?.passkey_challenge) return { type: 'proof-expired' }
  const shown = await checkPasskey(parts, challenge, credential)
  if (!shown) return refuseStep(parts, challenge.practitioner_id, { type: 'proof-wrong' })
  const answered = { id: challenge.id, practitioner_id: shown.practitionerId }
  return finish(parts, c, answered, { by: 'passkey', consume: shown.consume })
}

/** Whose passkey has signed a challenge; nothing where it is not right, or not of whom the challenge waits for. */
export async function checkPasskey(
  { db, settings }: Parts,
  { passkey_challenge, practitioner_id }: FoundChallenge,
  credential: Credential,
): Promise<{ practitionerId: string; consume: Consume } | undefined> {
  const passkey = await asIdentity(db, (tx) => findPasskey(tx, credential.id))
  if (!passkey || passkey_challenge === null) return undefined
  if (practitioner_id !== null && passkey.practitioner_id !== practitioner_id) return undefined

  const verified = await verifyAuthentication({
    publicUrl: settings.publicUrl,
    expectedChallenge: passkey_challenge,
    credential,
    passkey: keptOf(passkey),
  })
  if (!verified) return undefined
  const consume: Consume = (tx) => usePasskey(tx, passkey.id, verified.counter)
  return { practitionerId: passkey.practitioner_id, consume }
}

function keptOf({ credential_id, public_key, counter }: PasskeyRow) {
  return { credentialId: credential_id, publicKey: public_key, counter: Number(counter) }
}
