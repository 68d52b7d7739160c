import type { Questions, TextQuestion } from './form.ts'
import { passwordQuestions, secretQuestions } from './registration.ts'

/** Asked before anything that whoever finds the phone open must not change. */
const currentPassword = {
  kind: 'text',
  label: 'Current Password',
  noun: 'your current password',
  most: 128,
  format: 'password',
  autocomplete: 'current-password',
} as const satisfies TextQuestion

export const changePasswordQuestions = { currentPassword, ...passwordQuestions } as const satisfies Questions

export const changeSecretQuestions = { currentPassword, ...secretQuestions } as const satisfies Questions
