import { changePasswordQuestions } from '#contract/account.ts'
import { type GivenAnswers } from '#contract/form.ts'
import { secretQuestions } from '#contract/registration.ts'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { type Tx } from '../../db/connect.ts'
import { isStillPassword, keepPassword, voidPending } from '../../db/credentials.ts'
import { keepMail } from '../../db/mails.ts'
import { changeStanding, lockPractitioner } from '../../db/practitioners.ts'
import { endSessions } from '../../db/sessions.ts'
import { giveBack } from '../limits.ts'
import { passwordChangedMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { confirmPassword } from './confirmation.ts'
import { answeredIn, readTyped } from './details.ts'
import { refuseGuessable } from './own-words.ts'
import { hashSecretAnswer } from './secret-answer.ts'
import { type SignedIn } from './session.ts'

/** A new password for whoever knows the old one. This session goes on; every other ends, and a mail tells of it. */
export async function changePassword(
  parts: Parts,
  practitioner: SignedIn,
  details: GivenAnswers,
): Promise<Refusal | undefined> {
  const { id } = practitioner
  const reading = readTyped(changePasswordQuestions, details)
  if (!reading.ok) return { type: 'faulty-answers', faults: reading.faults }

  const answered = answeredIn(reading.answers)
  const confirmed = await confirmPassword(parts, id, answered('currentPassword'))
  if ('type' in confirmed) return confirmed
  const guessable = await refuseGuessable(parts.db, id, answered('password'))
  if (guessable) return guessable

  const password = await parts.passwords.hash(answered('password'))
  return asIdentity(parts.db, async (tx): Promise<Refusal | undefined> => {
    await lockPractitioner(tx, id)
    // It may have been replaced while it was compared.
    if (!(await isStillPassword(tx, confirmed))) return { type: 'wrong-sign-in' }
    await giveBack(tx, parts, { confirmation: id })
    await keepNewPassword(tx, parts, practitioner, password)
    return undefined
  })
}

async function keepNewPassword(tx: Tx, { settings }: Parts, { id, email, sessionId }: SignedIn, password: string) {
  await keepPassword(tx, id, password)
  await endSessions(tx, id, 'password-changed', sessionId)
  await voidPending(tx, id)
  await keepMail(tx, passwordChangedMail(email, settings.councilName))
  await keepAudit(tx, { actor: id, action: 'password.changed' })
}

/** Another secret question and its answer. The guard has seen to it that who is there was confirmed, by the old answer too. */
export async function changeSecretQuestion(
  parts: Parts,
  { id }: SignedIn,
  details: GivenAnswers,
): Promise<Refusal | undefined> {
  const reading = readTyped(secretQuestions, details)
  if (!reading.ok) return { type: 'faulty-answers', faults: reading.faults }

  const answered = answeredIn(reading.answers)
  const secret_question = answered('secretQuestion')
  const secret_answer = await hashSecretAnswer(parts.passwords, answered('secretAnswer'))
  await asIdentity(parts.db, async (tx) => {
    await changeStanding(tx, id, { secret_question, secret_answer })
    await keepAudit(tx, { actor: id, action: 'secret-question.changed' })
  })
  return undefined
}
