import { addressQuestions } from '#contract/address.ts'
import { labelOf } from '#contract/code-lists/index.ts'
import { type Faults } from '#contract/fault.ts'
import { type GivenAnswers, type Questions } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { registrationSteps } from '#contract/registration.ts'
import { keepRegistration, type NewPractitioner } from '../../db/practitioners.ts'
import { type NewRole } from '../../db/roles.ts'
import { accountExistsMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { isSignInEmail, normaliseEmail } from './email.ts'
import { createProof } from './proofs.ts'
import { hashSecretAnswer } from './secret-answer.ts'

/** An answer by its name; empty where nothing was given. Every one of these questions has text for an answer. */
type Answered = (name: string) => string

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

  const answered: Answered = (name) => String(reading.answers[name] ?? '')
  const email = normaliseEmail(answered('email'))
  if (!isSignInEmail(email)) return { email: 'not-an-email' }

  const password = await passwords.hash(answered('password'))
  const secretAnswer = settings.hasSecretQuestion ? await hashSecretAnswer(passwords, answered('secretAnswer')) : null
  const { proof, mail } = createProof(parts, 'activation', email)
  await keepRegistration(db, {
    practitioner: practitionerOf(answered, email, secretAnswer),
    password,
    role: roleOf(answered),
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
    title: answered('title'),
    forename: answered('forename'),
    surname: answered('surname'),
    gender: answered('gender') || null,
    secret_question: secretAnswer && answered('secretQuestion'),
    secret_answer: secretAnswer,
  }
}

function roleOf(answered: Answered): NewRole {
  const parts = Object.keys(addressQuestions).map((name): [string, string] => [name, answered(name)])
  return {
    // In words: what was sent in a role says what it was called then.
    professional_role: labelOf('professionalRole', answered('professionalRole')),
    organisation_name: answered('organisationName'),
    address: JSON.stringify(Object.fromEntries(parts.filter(([, answer]) => answer !== ''))),
    postcode: answered('postcode'),
    work_phone: answered('workPhone'),
    mobile_number: answered('mobileNumber'),
  }
}
