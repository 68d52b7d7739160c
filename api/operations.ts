import * as z from 'zod/mini'
import {
  Consent,
  ConsentReceipt,
  FoundAddresses,
  KnownConsent,
  KnownPerson,
  Message,
  Person,
  PersonChange,
  Portal,
  Receipt,
  SentSubmission,
  Submission,
} from '#contract/wire.ts'
import { type Action, type Resource } from './access.ts'
import { accountOperations } from './account-operations.ts'
import { identityOperations } from './identity/operations.ts'
import { Nothing, Postcode } from './identity/requests.ts'
import { type Operation, type SignedInOnly } from './operation.ts'
import { type Settings } from './settings.ts'
import { PolicyReports } from './routes/policy-reports.ts'

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
    request: 'POST /policy-reports',
    summary: 'What a browser found that a policy stopped',
    body: PolicyReports,
    mediaType: 'application/reports+json',
    answers: { 204: null },
  },
  ...identityOperations,
  ...accountOperations,
  {
    request: 'POST /addresses/find',
    summary: 'Work addresses already used at a postcode',
    body: Postcode,
    answers: { 200: FoundAddresses },
    refusals: ['faulty-answers', 'too-many'],
  },
  {
    request: 'GET /people',
    summary: 'The practitioner’s own people',
    answers: { 200: z.object({ people: z.array(KnownPerson) }) },
    signedIn: bothSteps('person', 'view'),
  },
  {
    request: 'PUT /people/:id',
    summary: 'A new person, once',
    body: Person,
    answers: { 200: KnownPerson, 201: KnownPerson },
    refusals: ['different-content', 'faulty-answers', 'not-found'],
    signedIn: bothSteps('person', 'create'),
  },
  {
    request: 'PATCH /people/:id',
    summary: 'New details, hide or show',
    body: PersonChange,
    answers: { 200: KnownPerson },
    refusals: ['faulty-answers', 'not-found', 'stale-person'],
    signedIn: bothSteps('person', 'change'),
  },
  {
    request: 'GET /consents',
    summary: 'The practitioner’s own records of consent',
    answers: { 200: z.object({ consents: z.array(KnownConsent) }) },
    signedIn: bothSteps('consent', 'view'),
  },
  {
    request: 'PUT /consents/:id',
    summary: 'A record of consent taken outside a form, once',
    body: Consent,
    answers: { 200: ConsentReceipt, 201: ConsentReceipt },
    refusals: ['different-content', 'faulty-answers', 'not-found'],
    signedIn: bothSteps('consent', 'create'),
  },
  {
    request: 'GET /submissions',
    summary: 'What the practitioner has sent',
    answers: { 200: z.object({ submissions: z.array(SentSubmission) }) },
    signedIn: bothSteps('submission', 'view'),
  },
  {
    request: 'PUT /submissions/:id',
    summary: 'A finished form, once',
    body: Submission,
    answers: { 200: Receipt, 201: Receipt },
    refusals: ['different-content', 'faulty-answers', 'not-found', 'too-many', 'unknown-form'],
    signedIn: bothSteps('submission', 'create'),
  },
  {
    request: 'GET /messages',
    summary: 'What the portal tells the practitioner, newest first',
    answers: { 200: z.object({ messages: z.array(Message) }) },
    signedIn: bothSteps('message', 'view'),
  },
  {
    request: 'PUT /messages/:id/read',
    summary: 'Marks a message as read',
    body: Nothing,
    answers: { 204: null },
    refusals: ['not-found'],
    signedIn: bothSteps('message', 'change'),
  },
  {
    request: 'GET /schools',
    summary: 'Schools used in this portal',
    answers: { 200: z.object({ schools: z.array(z.string()) }) },
    signedIn: bothSteps('school', 'view'),
  },
]

/** Whether this council's portal has it. */
export function isOffered({ onlyWith }: Operation, settings: Settings): boolean {
  return onlyWith === undefined || settings[onlyWith]
}

function bothSteps(resource: Resource, action: Action): SignedInOnly {
  return { with: 'both-steps', resource, action }
}
