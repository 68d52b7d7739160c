import { addressQuestions } from './address.ts'
import type { Questions } from './form.ts'

/** What is kept of a child or young person. Names take any characters; the council matches on them. */
export const personQuestions = {
  forename: { kind: 'text', label: 'Forename', noun: 'a forename', most: 100 },
  middleName: { kind: 'text', label: 'Middle Name', noun: 'a middle name', most: 100, optional: true },
  surname: { kind: 'text', label: 'Surname', noun: 'a surname', most: 100 },
  gender: {
    kind: 'select',
    label: 'Gender',
    noun: 'a gender',
    list: 'gender',
    hint: 'As held by the local authority',
    placeholder: 'Please select a gender',
  },
  dateOfBirth: {
    kind: 'date',
    label: 'Date of Birth',
    noun: 'date of birth',
    hint: 'For example, 30 4 2010',
    when: 'past',
  },
  currentSchool: {
    kind: 'combobox',
    label: 'Current School',
    noun: 'the current school',
    hint: 'Start typing, or choose Not in education',
    list: 'schools',
    most: 150,
  },
  sector: { kind: 'select', label: 'Sector', noun: 'a sector', list: 'sector', optional: true },
  ethnicity: { kind: 'select', label: 'Ethnicity', noun: 'an ethnicity', list: 'ethnicity', optional: true },
  firstLanguage: {
    kind: 'combobox',
    label: 'First Language',
    noun: 'a first language',
    hint: 'Start typing to see languages',
    list: 'firstLanguage',
    most: 100,
    optional: true,
  },
  ...addressQuestions,
} as const satisfies Questions

export const notInEducation = 'Not in education'

type Details = Readonly<Record<string, unknown>>

/** `Aaron Aardvaark` */
export function personName(details: Details): string {
  return `${String(details.forename)} ${String(details.surname)}`
}

/** `Aardvaark, Aaron`, as lists are sorted. */
export function listedName(details: Details): string {
  return `${String(details.surname)}, ${String(details.forename)}`
}

/** Two persons with the same key may be one: names compared without case, accents' encoding or extra space. */
export function samenessKey(details: Details): string {
  const name = personName(details).normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  return `${name}|${String(details.dateOfBirth)}`
}
