import { CodeSent, PasskeyOptions, SignedIn, SignInStep } from '#contract/identity.ts'
import { type Operation } from '../operation.ts'
import { Activation, Code, Credential, EmailOnly, Nothing, Registration, Reset, SignIn } from './requests.ts'

/** Every request of somebody who is not signed in yet. */
export const identityOperations: readonly Operation[] = [
  {
    request: 'POST /registration',
    summary: 'A new account; the same answer whether or not the address has one',
    body: Registration,
    answers: { 202: Nothing },
    refusals: ['faulty-answers', 'too-many', 'unavailable'],
  },
  {
    request: 'POST /registration/mail',
    summary: 'The activation mail again',
    body: EmailOnly,
    answers: { 202: Nothing },
  },
  {
    request: 'POST /activation',
    summary: 'Confirms the address with the mail’s link or code',
    body: Activation,
    answers: { 204: null },
    refusals: ['proof-wrong', 'proof-expired'],
  },
  {
    request: 'POST /email/confirm',
    summary: 'Confirms a new address with the mail’s link or code',
    body: Activation,
    answers: { 204: null },
    refusals: ['proof-wrong', 'proof-expired'],
  },
  {
    request: 'POST /sign-in',
    summary: 'The first step',
    body: SignIn,
    answers: { 200: SignInStep },
    refusals: ['wrong-sign-in', 'account-not-active', 'account-suspended', 'too-many', 'unavailable'],
  },
  {
    request: 'POST /sign-in/code',
    summary: 'The second step, by mail, by an authenticator app, or by a recovery code',
    body: Code,
    answers: { 200: SignedIn },
    refusals: ['proof-wrong', 'proof-expired', 'account-suspended', 'too-many', 'unavailable'],
  },
  {
    request: 'POST /sign-in/code/mail',
    summary: 'A new code by mail',
    body: Nothing,
    answers: { 202: CodeSent },
    refusals: ['proof-expired', 'not-allowed', 'too-many'],
  },
  {
    request: 'POST /sign-in/passkey/options',
    summary: 'What a passkey is to sign',
    body: Nothing,
    answers: { 200: PasskeyOptions },
    refusals: ['too-many'],
  },
  {
    request: 'POST /sign-in/passkey',
    summary: 'Both steps at once, or the second, by a passkey',
    body: Credential,
    answers: { 200: SignedIn },
    refusals: ['proof-wrong', 'proof-expired', 'account-suspended'],
  },
  { request: 'POST /sign-out', summary: 'Ends the session', answers: { 204: null } },
  {
    request: 'POST /password/forgotten',
    summary: 'Mails what a new password can be set with',
    body: EmailOnly,
    answers: { 202: Nothing },
  },
  {
    request: 'POST /password/reset',
    summary: 'A new password; for an account with more than a mailbox, by a second proof too',
    body: Reset,
    answers: { 204: null },
    refusals: ['faulty-answers', 'proof-wrong', 'proof-expired', 'factor-needed', 'too-many', 'unavailable'],
  },
]
