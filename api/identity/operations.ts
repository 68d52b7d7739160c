import { CodeSent, Practitioner, SignedIn, SignInStep } from '#contract/wire.ts'
import { type Operation } from '../operation.ts'
import { Activation, Code, Details, EmailOnly, Nothing, Registration, Reset, SignIn, TwoStep } from './requests.ts'

/** Every request about one's own account. */
export const identityOperations: readonly Operation[] = [
  {
    request: 'POST /registration',
    summary: 'A new account; the same answer whether or not the address has one',
    body: Registration,
    answers: { 202: Nothing },
    refusals: ['faulty-answers', 'unavailable'],
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
    request: 'POST /sign-in',
    summary: 'The first step',
    body: SignIn,
    answers: { 200: SignInStep },
    refusals: ['wrong-sign-in', 'account-not-active', 'unavailable'],
  },
  {
    request: 'POST /sign-in/code',
    summary: 'The second step',
    body: Code,
    answers: { 200: SignedIn },
    refusals: ['proof-wrong', 'proof-expired', 'too-many'],
  },
  {
    request: 'POST /sign-in/code/mail',
    summary: 'A new code',
    body: Nothing,
    answers: { 202: CodeSent },
    refusals: ['proof-expired', 'too-many'],
  },
  { request: 'POST /sign-out', summary: 'Ends the session', answers: { 204: null } },
  { request: 'GET /account', summary: 'Who is signed in', answers: { 200: Practitioner }, session: 'account' },
  {
    request: 'PUT /account/two-step',
    summary: 'Turns two step verification on and ends every session',
    body: TwoStep,
    answers: { 204: null },
    session: 'account',
  },
  {
    request: 'PUT /account/password',
    summary: 'A new password; ends every other session',
    body: Details,
    answers: { 204: null },
    refusals: ['faulty-answers', 'wrong-sign-in', 'unavailable'],
    session: 'account',
  },
  {
    request: 'PUT /account/secret-question',
    summary: 'Another secret question, where the council asks for one',
    body: Details,
    answers: { 204: null },
    refusals: ['faulty-answers', 'not-found', 'wrong-sign-in', 'unavailable'],
    session: 'account',
  },
  {
    request: 'POST /password/forgotten',
    summary: 'Mails what a new password can be set with',
    body: EmailOnly,
    answers: { 202: Nothing },
  },
  {
    request: 'POST /password/reset',
    summary: 'A new password',
    body: Reset,
    answers: { 204: null },
    refusals: ['faulty-answers', 'proof-wrong', 'proof-expired', 'unavailable'],
  },
]
