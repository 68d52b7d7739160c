import { changePasswordQuestions } from '#contract/account.ts'
import { type Faults } from '#contract/fault.ts'
import { type GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { type Confirmed, findPassword } from '../../db/credentials.ts'
import { replacePassword } from '../../db/practitioners.ts'
import { passwordChangedMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type SignedIn } from './session.ts'

/** Why a change was not made. */
type Refusal = { type: 'faulty-answers'; faults: Faults } | { type: 'wrong-sign-in' }

/** A new password for whoever knows the old one. This session goes on; every other ends, and a mail tells of it. */
export async function changePassword(
  parts: Parts,
  { id, email, sessionId }: SignedIn,
  details: GivenAnswers,
): Promise<Refusal | undefined> {
  const reading = readQuestions(changePasswordQuestions, details, londonDay(new Date()))
  if (!reading.ok) return { type: 'faulty-answers', faults: reading.faults }

  const { db, passwords, settings } = parts
  const { currentPassword, password } = reading.answers
  const confirmed = await confirm(parts, id, String(currentPassword))
  if (!confirmed) return { type: 'wrong-sign-in' }

  const hashed = await passwords.hash(String(password))
  const mail = passwordChangedMail(email, settings.councilName, 'everywhere else')
  const isReplaced = await replacePassword(db, confirmed, { password: hashed, sessionId, mail })
  return isReplaced ? undefined : { type: 'wrong-sign-in' }
}

/** Costs a hash. */
async function confirm(
  { db, passwords }: Parts,
  practitionerId: string,
  given: string,
): Promise<Confirmed | undefined> {
  const password = await findPassword(db, practitionerId)
  if (password === undefined || !(await passwords.verify(password, given))) return undefined
  return { practitionerId, password }
}
