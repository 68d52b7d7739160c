import { type Faults } from '#contract/fault.ts'
import { type GivenAnswers, type Questions } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { registrationSteps } from '#contract/registration.ts'
import { keepRegistration, type NewPractitioner } from '../../db/practitioners.ts'
import { accountExistsMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type Answered, answeredIn, personalColumns, roleColumns } from './details.ts'
import { isSignInEmail, normaliseEmail } from './email.ts'
import { createProof } from './proofs.ts'
import { hashSecretAnswer } from './secret-answer.ts'

/**
 * Keeps a registration and mails what activates it. Whether the address has an account already shows in the mail
 * alone, and costs the same here.
 *
 * @returns What is wrong with the answers, if anything.
 */
export async function register(parts: Parts, details: GivenAnswers): Promise<Faults | undefined> {
  const { settings, passwords, db } = parts
  const reading = readQuestions(allQuestions(settings.hasSecretQuestion), details, londonDay(new Date()))
  if (!reading.ok) return reading.faults

  const answered = answeredIn(reading.answers)
  const email = normaliseEmail(answered('email'))
  if (!isSignInEmail(email)) return { email: 'not-an-email' }

  const password = await passwords.hash(answered('password'))
  const secretAnswer = settings.hasSecretQuestion ? await hashSecretAnswer(passwords, answered('secretAnswer')) : null
  const { proof, mail } = createProof(parts, 'activation', email)
  await keepRegistration(db, {
    practitioner: practitionerOf(answered, email, secretAnswer),
    password,
    role: roleColumns(answered),
    proof,
    welcome: mail,
    taken: accountExistsMail(email, settings.publicUrl),
  })
  return undefined
}

function allQuestions(hasSecretQuestion: boolean): Questions {
  return registrationSteps(hasSecretQuestion).reduce<Questions>((all, { questions }) => ({ ...all, ...questions }), {})
}

function practitionerOf(answered: Answered, email: string, secretAnswer: string | null): NewPractitioner {
  return {
    id: crypto.randomUUID(),
    email,
    ...personalColumns(answered),
    secret_question: secretAnswer && answered('secretQuestion'),
    secret_answer: secretAnswer,
  }
}
