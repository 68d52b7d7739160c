import { type SecondProof } from '#contract/identity.ts'
import { asIdentity } from '../../db/as.ts'
import { type Tx } from '../../db/connect.ts'
import { findAppSecrets, findRecoveryCode, takeAppStep, useRecoveryCode } from '../../db/factors.ts'
import { type Parts } from '../parts.ts'
import { matchStep } from './authenticator.ts'
import { splitRecoveryCode } from './recovery-codes.ts'
import { unseal } from './sealed.ts'

/** What an app's secret is sealed for. */
export const appPurpose = 'authenticator app'

/** Uses up what was shown, in the transaction of what it was shown for. False where it was used meanwhile. */
export type Consume = (tx: Tx) => Promise<boolean>

type CodeMethod = Exclude<SecondProof['method'], 'passkey'>

export function checkCode(parts: Parts, practitionerId: string, method: CodeMethod, code: string) {
  const check = method === 'app' ? checkAppCode : checkRecoveryCode
  return check(parts, practitionerId, code)
}

export async function checkAppCode(parts: Parts, practitionerId: string, code: string): Promise<Consume | undefined> {
  const { secret } = await asIdentity(parts.db, (tx) => findAppSecrets(tx, practitionerId))
  if (secret === null) return undefined
  const step = matchStep(unseal(parts.keys, appPurpose, practitionerId, secret), code, new Date())
  return step === undefined ? undefined : (tx) => takeAppStep(tx, practitionerId, secret, step)
}

export async function checkRecoveryCode(
  parts: Parts,
  practitionerId: string,
  code: string,
): Promise<Consume | undefined> {
  const given = splitRecoveryCode(code)
  const kept = given && (await asIdentity(parts.db, (tx) => findRecoveryCode(tx, practitionerId, given.lookup)))
  if (!kept || !(await parts.passwords.verify(kept.hash, given.secret))) return undefined
  return (tx) => useRecoveryCode(tx, kept.id)
}
