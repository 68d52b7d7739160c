import { type Faults } from '#contract/fault.ts'
import { type GivenAnswers, type Questions } from '#contract/form.ts'
import { registrationSteps } from '#contract/registration.ts'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { keepRegistration, type NewPractitioner } from '../../db/practitioners.ts'
import { accountExistsMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type Answered, answeredIn, personalColumns, readTyped, roleColumns } from './details.ts'
import { isSignInEmail, normaliseEmail } from './email.ts'
import { mayMail } from './mailing.ts'
import { createProof } from './proofs.ts'
import { hashSecretAnswer } from './secret-answer.ts'
import { isGuessable } from './weak-passwords.ts'

/** What somebody who knows them tries first. */
const aboutThem = ['email', 'forename', 'surname', 'organisationName']

/**
 * Keeps a registration and mails what activates it. Whether the address has an account already shows in the mail
 * alone, and costs the same here.
 *
 * @returns What is wrong with the answers, if anything.
 */
export async function register(parts: Parts, details: GivenAnswers): Promise<Faults | undefined> {
  const { settings, passwords, db } = parts
  // A phone may not have heard yet that the council does without the secret question.
  const reading = readTyped(allQuestions(settings.hasSecretQuestion), details, allQuestions(true))
  if (!reading.ok) return reading.faults

  const answered = answeredIn(reading.answers)
  const email = normaliseEmail(answered('email'))
  if (!isSignInEmail(email)) return { email: 'not-an-email' }
  if (isGuessable(answered('password'), aboutThem.map(answered))) return { password: 'too-common' }

  const password = await passwords.hash(answered('password'))
  const secretAnswer = settings.hasSecretQuestion ? await hashSecretAnswer(passwords, answered('secretAnswer')) : null
  const { proof, mail } = createProof(parts, 'activation', email)
  const registration = {
    practitioner: practitionerOf(answered, email, secretAnswer),
    password,
    role: roleColumns(answered),
    proof,
    welcome: mail,
    taken: accountExistsMail(email, settings.publicUrl),
  }
  await asIdentity(db, async (tx) => {
    const id = await keepRegistration(tx, registration, mayMail(tx, parts, { kind: 'activation', email }))
    await keepAudit(tx, { actor: null, action: 'registration.asked', subject: id ?? null })
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
