import * as z from 'zod/mini'
import {
  CodeSent,
  Consent,
  ConsentReceipt,
  FoundAddresses,
  KnownConsent,
  KnownPerson,
  Message,
  Person,
  PersonChange,
  Portal,
  Practitioner,
  type ProblemType,
  Receipt,
  SentSubmission,
  SignedIn,
  SignInStep,
  Submission,
} from '#contract/wire.ts'
import {
  Activation,
  Code,
  Details,
  EmailOnly,
  Nothing,
  Postcode,
  Registration,
  Reset,
  SignIn,
  TwoStep,
} from './identity/requests.ts'

export interface Operation {
  request: string
  summary: string
  body?: z.ZodMiniType
  /** What it answers when all is well: `null` has no content. */
  answers: Readonly<Record<number, z.ZodMiniType | null>>
  refusals?: readonly ProblemType[]
  /** Needs a session, with both steps or before the second. */
  session?: 'both-steps' | 'account'
}

const Status = z.object({ status: z.literal('ok') })

/** Every request the API knows. A test compares it with the routes. */
export const operations: readonly Operation[] = [
  { request: 'GET /health', summary: 'Whether the process lives', answers: { 200: Status } },
  {
    request: 'GET /ready',
    summary: 'Whether the database answers',
    answers: { 200: Status },
    refusals: ['unavailable'],
  },
  { request: 'GET /portal', summary: 'What pages must know before anyone signs in', answers: { 200: Portal } },
  { request: 'GET /openapi.json', summary: 'This description', answers: { 200: z.looseObject({}) } },
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
  {
    request: 'POST /addresses/find',
    summary: 'Work addresses already used at a postcode',
    body: Postcode,
    answers: { 200: FoundAddresses },
    refusals: ['faulty-answers'],
  },
  {
    request: 'GET /people',
    summary: 'The practitioner’s own people',
    answers: { 200: z.object({ people: z.array(KnownPerson) }) },
    session: 'both-steps',
  },
  {
    request: 'PUT /people/:id',
    summary: 'A new person, once',
    body: Person,
    answers: { 200: KnownPerson, 201: KnownPerson },
    refusals: ['different-content', 'faulty-answers', 'not-found'],
    session: 'both-steps',
  },
  {
    request: 'PATCH /people/:id',
    summary: 'New details, hide or show',
    body: PersonChange,
    answers: { 200: KnownPerson },
    refusals: ['faulty-answers', 'not-found', 'stale-person'],
    session: 'both-steps',
  },
  {
    request: 'GET /consents',
    summary: 'The practitioner’s own records of consent',
    answers: { 200: z.object({ consents: z.array(KnownConsent) }) },
    session: 'both-steps',
  },
  {
    request: 'PUT /consents/:id',
    summary: 'A record of consent taken outside a form, once',
    body: Consent,
    answers: { 200: ConsentReceipt, 201: ConsentReceipt },
    refusals: ['different-content', 'faulty-answers', 'not-found'],
    session: 'both-steps',
  },
  {
    request: 'GET /submissions',
    summary: 'What the practitioner has sent',
    answers: { 200: z.object({ submissions: z.array(SentSubmission) }) },
    session: 'both-steps',
  },
  {
    request: 'PUT /submissions/:id',
    summary: 'A finished form, once',
    body: Submission,
    answers: { 200: Receipt, 201: Receipt },
    refusals: ['different-content', 'faulty-answers', 'not-found', 'unknown-form'],
    session: 'both-steps',
  },
  {
    request: 'GET /messages',
    summary: 'What the portal tells the practitioner, newest first',
    answers: { 200: z.object({ messages: z.array(Message) }) },
    session: 'both-steps',
  },
  {
    request: 'PUT /messages/:id/read',
    summary: 'Marks a message as read',
    body: Nothing,
    answers: { 204: null },
    refusals: ['not-found'],
    session: 'both-steps',
  },
  {
    request: 'GET /schools',
    summary: 'Schools used in this portal',
    answers: { 200: z.object({ schools: z.array(z.string()) }) },
    session: 'both-steps',
  },
]
