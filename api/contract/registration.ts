import { addressQuestions } from './address.ts'
import type { Questions, TextQuestion } from './form.ts'

export const emailQuestion = {
  kind: 'text',
  label: 'Email Address',
  noun: 'an email address',
  most: 254,
  format: 'email',
  autocomplete: 'username',
} as const satisfies TextQuestion

export const passwordQuestions = {
  password: {
    kind: 'text',
    label: 'Password',
    noun: 'a password',
    hint: '10 characters or more. Three random words make a good password',
    most: 128,
    format: 'new-password',
    autocomplete: 'new-password',
  },
  confirmPassword: {
    kind: 'text',
    label: 'Confirm Password',
    noun: 'the same password again',
    most: 128,
    format: 'password',
    autocomplete: 'new-password',
    sameAs: 'password',
  },
} as const satisfies Questions

export const secretQuestions = {
  secretQuestion: { kind: 'select', label: 'Secret Question', noun: 'a secret question', list: 'secretQuestion' },
  secretAnswer: { kind: 'text', label: 'Secret Answer', noun: 'a secret answer', most: 100 },
} as const satisfies Questions

const securityDetails = {
  email: emailQuestion,
  confirmEmail: {
    kind: 'text',
    label: 'Confirm Email Address',
    noun: 'the same email address again',
    most: 254,
    format: 'email',
    autocomplete: 'off',
    sameAs: 'email',
  },
  ...passwordQuestions,
} as const satisfies Questions

export const aboutYou = {
  title: { kind: 'select', label: 'Title', noun: 'a title', list: 'title' },
  forename: { kind: 'text', label: 'Forename', noun: 'your forename', most: 100, autocomplete: 'given-name' },
  surname: { kind: 'text', label: 'Surname', noun: 'your surname', most: 100, autocomplete: 'family-name' },
  gender: {
    kind: 'select',
    label: 'Gender',
    noun: 'a gender',
    list: 'gender',
    placeholder: 'Please select a gender',
    optional: true,
  },
} as const satisfies Questions

export const workDetails = {
  professionalRole: {
    kind: 'select',
    label: 'Professional Role',
    noun: 'your professional role',
    list: 'professionalRole',
  },
  organisationName: {
    kind: 'text',
    label: 'Organisation Name',
    noun: 'the name of your organisation',
    most: 150,
    autocomplete: 'organization',
  },
  ...addressQuestions,
  postcode: {
    kind: 'text',
    label: 'Postcode',
    noun: 'a postcode',
    most: 10,
    format: 'postcode',
    autocomplete: 'postal-code',
  },
  workPhone: {
    kind: 'text',
    label: 'Work Phone',
    noun: 'a work phone number',
    most: 30,
    format: 'phone',
    autocomplete: 'tel',
  },
  mobileNumber: {
    kind: 'text',
    label: 'Mobile Number',
    noun: 'a mobile number',
    most: 30,
    format: 'phone',
    autocomplete: 'tel',
    optional: true,
  },
} as const satisfies Questions

export interface RegistrationStep {
  id: 'security' | 'about' | 'work'
  title: string
  questions: Questions
}

/** The guide's three steps. The secret question is one only where the council has it switched on. */
export function registrationSteps(hasSecretQuestion: boolean): readonly RegistrationStep[] {
  return [
    {
      id: 'security',
      title: 'Security Details',
      questions: hasSecretQuestion ? { ...securityDetails, ...secretQuestions } : securityDetails,
    },
    { id: 'about', title: 'About you', questions: aboutYou },
    { id: 'work', title: 'Work Details', questions: workDetails },
  ]
}
