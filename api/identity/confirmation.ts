import { type Context } from 'hono'
import { labelOf } from '#contract/code-lists/index.ts'
import { type Confirmation } from '#contract/identity.ts'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { type Confirmed, findPassword } from '../../db/credentials.ts'
import { getPractitioner } from '../../db/practitioners.ts'
import { forgive, take } from '../limits.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { isSecretAnswer } from './secret-answer.ts'
import { confirm, type SignedIn } from './session.ts'

/** Whether it was confirmed just now who is there, and what is asked for that. */
export async function loadConfirmation(
  { db, settings }: Parts,
  { id, confirmedUntil }: SignedIn,
): Promise<Confirmation> {
  const { secret_question } = await asIdentity(db, (tx) => getPractitioner(tx, id))
  return {
    confirmedUntil: confirmedUntil && confirmedUntil > new Date() ? confirmedUntil.toISOString() : null,
    secretQuestion: settings.hasSecretQuestion && secret_question ? labelOf('secretQuestion', secret_question) : null,
  }
}

/**
 * Confirms who is there before anything that protects the account is changed: by the password, and the secret answer
 * where there is one. Which of them was wrong is not said.
 */
export async function tryConfirmation(
  parts: Parts,
  c: Context,
  practitioner: SignedIn,
  given: { password: string; secretAnswer?: string | undefined },
): Promise<Refusal | undefined> {
  const confirmed = await confirmPassword(parts, practitioner.id, given.password)
  if ('type' in confirmed && confirmed.type !== 'wrong-sign-in') return confirmed

  const { secret_answer } = await asIdentity(parts.db, (tx) => getPractitioner(tx, practitioner.id))
  const isAnswered =
    !parts.settings.hasSecretQuestion ||
    secret_answer === null ||
    (await isSecretAnswer(parts.passwords, secret_answer, given.secretAnswer ?? ''))
  if ('type' in confirmed || !isAnswered) return refuseWrong(parts, practitioner.id)

  await confirm(parts, c, practitioner, async (tx) => {
    await forgive(tx, parts, { confirmation: practitioner.id })
    await keepAudit(tx, { actor: practitioner.id, action: 'session.confirmed' })
  })
  return undefined
}

/** Whose password it is, if it is right. Wrong ones are counted until `forgive`. */
export async function confirmPassword(
  parts: Parts,
  practitionerId: string,
  given: string,
): Promise<Confirmed | Refusal> {
  const wait = await take(parts, { confirmation: practitionerId })
  if (wait > 0) return { type: 'too-many', retryAfter: wait }

  const password = await asIdentity(parts.db, (tx) => findPassword(tx, practitionerId))
  const isRight = await parts.passwords.verify(password, given)
  return password !== undefined && isRight ? { practitionerId, password } : { type: 'wrong-sign-in' }
}

async function refuseWrong({ db }: Parts, practitionerId: string): Promise<Refusal> {
  await asIdentity(db, (tx) => keepAudit(tx, { actor: practitionerId, action: 'session.unconfirmed' }))
  return { type: 'wrong-sign-in' }
}
