import type { SecondProof, SecondStep } from '#contract/identity.ts'
import type { Portal } from '#contract/wire.ts'
import type { Refusal } from './refusal.ts'
import { recoveryCode, sixDigits, waysHere, wrongCode } from './second-step.ts'
import type { ShortQuestions, Texts } from './short-form.ts'
import { showPasskey, wordPasskey } from './use-passkey.ts'

/** What may stand beside the mail when a password is reset. */
export type ProofWay = SecondProof['method']

const appCode = {
  ...sixDigits,
  label: 'Code from your authenticator app',
  noun: 'the code from your authenticator app',
} as const

export const proofAdvice: Readonly<Record<ProofWay, string>> = {
  app: 'Enter the code that your authenticator app shows too.',
  passkey: 'When you choose Change password, your phone or computer asks for your passkey too.',
  recovery: 'Enter one of your recovery codes too.',
}

export function proofQuestions(way: ProofWay | undefined): ShortQuestions {
  if (way === 'app') return { app: appCode }
  return way === 'recovery' ? { recovery: recoveryCode } : {}
}

/** Of those that the account has, what can be shown in this browser. */
export function proofWays(methods: readonly SecondStep[]): ProofWay[] {
  return waysHere(methods).filter((way) => way !== 'email')
}

/** What goes along with the mail's proof: nothing, as long as nobody asked for it. */
export async function secondProof(
  way: ProofWay | undefined,
  typed: Texts,
  portal: Portal,
): Promise<{ ok: true; proof: { second?: SecondProof } } | { ok: false; refusal: Refusal }> {
  if (way === undefined) return { ok: true, proof: {} }
  if (way !== 'passkey') return { ok: true, proof: { second: { method: way, code: typed[way] ?? '' } } }
  const shown = await showPasskey()
  if (shown.outcome !== 'shown') return { ok: false, refusal: wordPasskey(shown, 'Changing your password', portal) }
  return { ok: true, proof: { second: { method: 'passkey', credential: { ...shown.credential } } } }
}

export function wordProofWrong(way: ProofWay): Refusal {
  if (way === 'passkey')
    return { notice: 'This passkey is not one of this account. Try another passkey or another way.' }
  return { faults: { [way]: wrongCode[way] } }
}
