import { PasskeyOptions } from '#contract/identity.ts'
import type { Reply } from '#device/request.ts'
import {
  startRegistration,
  WebAuthnError,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/browser'

/** Why the phone did not make one. It does not say whether somebody said no or only took too long. */
type NotMade = 'cancelled' | 'known' | 'unable' | 'failed'

type Made = { outcome: 'made'; credential: RegistrationResponseJSON } | { outcome: 'not-made'; because: NotMade }

export const notMadeWords: Readonly<Record<NotMade, string>> = {
  cancelled: 'No passkey was created. You can try again.',
  known: 'This phone has a passkey for your account already, so no other one was created.',
  unable: 'This phone or browser cannot create a passkey for the portal. You can set up an authenticator app instead.',
  failed: 'Your phone did not create the passkey. Try again in a few minutes.',
}

/** Has the phone make one, as the council's answer asks for it. */
export async function createPasskey(reply: Extract<Reply, { outcome: 'ok' }>): Promise<Made> {
  const options = PasskeyOptions.safeParse(reply.body).data?.options
  if (!options || !isCreation(options)) return { outcome: 'not-made', because: 'failed' }
  try {
    return { outcome: 'made', credential: await startRegistration({ optionsJSON: options }) }
  } catch (error) {
    return { outcome: 'not-made', because: error instanceof WebAuthnError ? reasonOf(error) : 'failed' }
  }
}

function reasonOf({ code, name }: WebAuthnError): NotMade {
  if (code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED') return 'known'
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  return name === 'NotSupportedError' || name === 'ConstraintError' ? 'unable' : 'failed'
}

/** The rest of it is between the council and the browser. */
function isCreation(options: object): options is PublicKeyCredentialCreationOptionsJSON {
  return 'challenge' in options && 'user' in options && 'rp' in options && 'pubKeyCredParams' in options
}
