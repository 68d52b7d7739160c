import type { Questions, TextQuestion } from './form.ts'
import { emailQuestion, passwordQuestions, secretQuestions } from './registration.ts'

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

/** Who is there is confirmed beside these, by the old answer too. */
export const confirmQuestions = {
  currentPassword,
  secretAnswer: secretQuestions.secretAnswer,
} as const satisfies Questions

export const changeEmailQuestions = {
  email: { ...emailQuestion, label: 'New Email Address', noun: 'your new email address', autocomplete: 'email' },
  confirmEmail: {
    ...emailQuestion,
    label: 'Confirm New Email Address',
    noun: 'the same email address again',
    autocomplete: 'off',
    sameAs: 'email',
  },
} as const satisfies Questions

/** What the council's team is told when somebody's circumstances change. */
export const circumstancesQuestions = {
  change: {
    kind: 'choice',
    label: 'What has changed?',
    noun: 'what has changed',
    options: {
      left: 'I have left my organisation, or will soon',
      role: 'My role has changed',
      away: 'I am away, or will be',
    },
  },
  from: { kind: 'date', label: 'From when?', noun: 'the date from which this holds', hint: 'For example, 30 11 2026' },
  until: {
    kind: 'date',
    label: 'Until when?',
    noun: 'the date you will be back',
    hint: 'Leave this empty if you do not know yet',
    notBefore: 'from',
    optional: true,
    askIf: { question: 'change', is: 'away' },
  },
  note: {
    kind: 'text',
    label: 'Is there anything else the council’s team needs to know?',
    noun: 'what else the team needs to know',
    hint: 'Such as who takes over your work. Do not name a child or young person',
    most: 1000,
    lines: 4,
    optional: true,
  },
  suspend: {
    kind: 'choice',
    label: 'Do you want to suspend your account?',
    noun: 'whether to suspend your account',
    options: { no: 'No, keep it open', yes: 'Yes, suspend it now' },
    notes: {
      yes: 'You are signed out everywhere and cannot log in until the council’s team opens it again. What waits to be sent on this phone stays here.',
    },
  },
} as const satisfies Questions
