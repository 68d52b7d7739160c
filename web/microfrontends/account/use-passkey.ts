import { PasskeyOptions } from '#contract/identity.ts'
import type { Portal } from '#contract/wire.ts'
import { request, type Reply } from '#device/request.ts'
import {
  startAuthentication,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import { wordReply, type Notice } from './refusal.ts'
import { wordSuspended } from './word-suspended.ts'

/** Cancelled, too slow, or none on this phone: so that nobody can find out who has one, browsers do not say which. */
interface NotShown {
  outcome: 'not-shown'
}

interface Shown {
  outcome: 'shown'
  credential: AuthenticationResponseJSON
}

export type PasskeyReply = Reply | NotShown

/** Has the person show a passkey: what the server asks, put to them by the browser. */
export async function showPasskey(): Promise<Shown | NotShown | Exclude<Reply, { outcome: 'ok' }>> {
  const reply = await request('POST', '/sign-in/passkey/options', {})
  if (reply.outcome !== 'ok') return reply
  const options = PasskeyOptions.safeParse(reply.body).data?.options
  if (!options || !isRequest(options)) return { outcome: 'later' }
  try {
    return { outcome: 'shown', credential: await startAuthentication({ optionsJSON: options }) }
  } catch {
    return { outcome: 'not-shown' }
  }
}

export async function signInWithPasskey(): Promise<PasskeyReply> {
  const shown = await showPasskey()
  return shown.outcome === 'shown' ? request('POST', '/sign-in/passkey', { credential: shown.credential }) : shown
}

/** `doing` starts a sentence: "Signing in". */
export function wordPasskey(reply: PasskeyReply, doing: string, portal: Portal): Notice {
  if (reply.outcome === 'not-shown')
    return { notice: 'No passkey was used, and nothing was changed. You can try again.' }
  if (reply.outcome !== 'refused') return wordReply(reply, doing)
  switch (reply.problem.type) {
    case 'proof-wrong':
      return { notice: 'This passkey is not known here. Try another passkey or another way.' }
    case 'proof-expired':
      return { notice: 'That took too long. Try again.' }
    case 'account-suspended':
      return wordSuspended(portal)
    default:
      return wordReply(reply, doing)
  }
}

/** The rest of it is between the server and the browser. */
function isRequest(options: object): options is PublicKeyCredentialRequestOptionsJSON {
  return 'challenge' in options && typeof options.challenge === 'string'
}
