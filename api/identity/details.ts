import { addressQuestions } from '#contract/address.ts'
import { codeOf, labelOf } from '#contract/code-lists/index.ts'
import { type Answers, type GivenAnswers, type Questions } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readExactly, readQuestions, type Reading } from '#contract/read.ts'
import { type PersonalDetails, type PractitionerRow } from '../../db/practitioners.ts'
import { type NewRole, type RoleRow } from '../../db/roles.ts'

/** An answer by its name; empty where nothing was given. Every question of an account has text for an answer. */
export type Answered = (name: string) => string

export function answeredIn(answers: Answers): Answered {
  return (name) => {
    const answer = answers[name]
    return typeof answer === 'string' ? answer : ''
  }
}

/** Details of an account as another device sent them. */
export function readDetails(questions: Questions, details: GivenAnswers): Reading {
  return readExactly(readQuestions(questions, details, londonDay(new Date())), details)
}

/** The same as somebody typed them, tidied here. Nothing may be there that is not at least known. */
export function readTyped(questions: Questions, details: GivenAnswers, known = questions): Reading {
  const more = Object.keys(details).filter((name) => !Object.hasOwn(known, name))
  if (more.length === 0) return readQuestions(questions, details, londonDay(new Date()))
  return { ok: false, faults: Object.fromEntries(more.map((name) => [name, 'not-asked'] as const)) }
}

export function personalColumns(answered: Answered): PersonalDetails {
  return {
    title: answered('title'),
    forename: answered('forename'),
    surname: answered('surname'),
    gender: answered('gender') || null,
  }
}

/** The answers that these columns came from. */
export function personalAnswers({ title, forename, surname, gender }: PractitionerRow): Record<string, string> {
  return { title, forename, surname, ...(gender === null ? {} : { gender }) }
}

export function roleColumns(answered: Answered): NewRole {
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

/** The answers that these columns came from; a role that is no longer listed must be chosen anew. */
export function roleAnswers(row: RoleRow): Record<string, string> {
  const professionalRole = codeOf('professionalRole', row.professional_role)
  return {
    ...(professionalRole === undefined ? {} : { professionalRole }),
    organisationName: row.organisation_name,
    ...row.address,
    workPhone: row.work_phone,
    ...(row.mobile_number === '' ? {} : { mobileNumber: row.mobile_number }),
  }
}
