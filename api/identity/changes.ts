import { changePasswordQuestions, changeSecretQuestions } from '#contract/account.ts'
import { type Faults } from '#contract/fault.ts'
import { type GivenAnswers, type Questions } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { type Confirmed, findPassword } from '../../db/credentials.ts'
import { replacePassword, replaceSecretQuestion } from '../../db/practitioners.ts'
import { passwordChangedMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { hashSecretAnswer } from './secret-answer.ts'
import { type SignedIn } from './session.ts'
import { type Answered, answeredIn } from './details.ts'

/** Why a change was not made: always the same, whatever is wrong with the current password. */
export type Refusal = { type: 'faulty-answers'; faults: Faults } | { type: 'wrong-sign-in' }

const wrongPassword: Refusal = { type: 'wrong-sign-in' }

/** A new password for whoever knows the old one. This session goes on; every other ends, and a mail tells of it. */
export function changePassword(parts: Parts, { id, email, sessionId }: SignedIn, details: GivenAnswers) {
  const { db, passwords, settings } = parts
  return change(parts, id, changePasswordQuestions, details, async (confirmed, answered) => {
    const password = await passwords.hash(answered('password'))
    const mail = passwordChangedMail(email, settings.councilName, 'everywhere else')
    return replacePassword(db, confirmed, { password, sessionId, mail })
  })
}

/** Another secret question and its answer. */
export function changeSecretQuestion(parts: Parts, { id }: SignedIn, details: GivenAnswers) {
  const { db, passwords } = parts
  return change(parts, id, changeSecretQuestions, details, async (confirmed, answered) => {
    const secret_answer = await hashSecretAnswer(passwords, answered('secretAnswer'))
    return replaceSecretQuestion(db, confirmed, { secret_question: answered('secretQuestion'), secret_answer })
  })
}

/**
 * Makes a change for whoever knows the current password. A wrong one costs one hash, as when signing in.
 *
 * @param make - Resolves to false when the password that was right is so no longer.
 */
async function change(
  parts: Parts,
  practitionerId: string,
  questions: Questions,
  details: GivenAnswers,
  make: (confirmed: Confirmed, answered: Answered) => Promise<boolean>,
): Promise<Refusal | undefined> {
  const reading = readQuestions(questions, details, londonDay(new Date()))
  if (!reading.ok) return { type: 'faulty-answers', faults: reading.faults }

  const answered = answeredIn(reading.answers)
  const confirmed = await confirm(parts, practitionerId, answered('currentPassword'))
  return confirmed && (await make(confirmed, answered)) ? undefined : wrongPassword
}

async function confirm(
  { db, passwords }: Parts,
  practitionerId: string,
  given: string,
): Promise<Confirmed | undefined> {
  const password = await findPassword(db, practitionerId)
  if (password === undefined || !(await passwords.verify(password, given))) return undefined
  return { practitionerId, password }
}
