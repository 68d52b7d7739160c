import { type Context } from 'hono'
import { asIdentity } from '../../db/as.ts'
import { endChallenge } from '../../db/challenges.ts'
import { keepPasskey, listPasskeys } from '../../db/factors.ts'
import { getPractitioner } from '../../db/practitioners.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { beginPasskeyChallenge, findOwnChallenge } from './challenges.ts'
import { forgetCookie } from './cookies.ts'
import { wordDevice } from './device-words.ts'
import { type SignedIn } from './session.ts'
import { enrol } from './two-step.ts'
import { registrationOptions, verifyRegistration } from './webauthn.ts'

/** What a browser needs to make a passkey for whoever is signed in. */
export async function offerPasskey(parts: Parts, c: Context, { id }: SignedIn): Promise<object> {
  const { publicUrl } = parts.settings
  const { practitioner, passkeys } = await asIdentity(parts.db, async (tx) => ({
    practitioner: await getPractitioner(tx, id),
    passkeys: await listPasskeys(tx, id),
  }))
  const existing = passkeys.map(({ credential_id }) => credential_id)
  const options = await registrationOptions({ publicUrl, practitioner, existing })
  await beginPasskeyChallenge(parts, c, {
    practitioner_id: id,
    purpose: 'enrolment',
    passkey_challenge: options.challenge,
  })
  return options
}

/** Keeps the passkey that was made, as the preferred method. Gives back recovery codes where there were none. */
export async function provePasskey(
  parts: Parts,
  c: Context,
  practitioner: SignedIn,
  credential: unknown,
): Promise<string[] | Refusal> {
  const challenge = await findOwnChallenge(parts, c, 'enrolment')
  if (!challenge?.passkey_challenge || challenge.practitioner_id !== practitioner.id) return { type: 'proof-expired' }
  const made = await verifyRegistration({
    publicUrl: parts.settings.publicUrl,
    expectedChallenge: challenge.passkey_challenge,
    credential,
  })
  if (!made) return { type: 'proof-wrong' }
  forgetCookie(c, parts.settings, 'challenge')
  return enrol(parts, practitioner, 'passkey', async (tx) => {
    const isFirst = await endChallenge(tx, challenge.id)
    return (
      isFirst &&
      keepPasskey(tx, {
        id: crypto.randomUUID(),
        practitioner_id: practitioner.id,
        credential_id: made.credentialId,
        public_key: made.publicKey,
        counter: made.counter,
        transports: JSON.stringify(made.transports),
        name: wordDevice(c.req.header('User-Agent')),
      })
    )
  })
}
