import { KnownDetails, Practitioner } from '#contract/wire.ts'
import { Details, Nothing } from './identity/requests.ts'
import { type Operation } from './operation.ts'

/** What somebody sees and changes of their own account. */
export const accountOperations: readonly Operation[] = [
  {
    request: 'GET /account/personal',
    summary: 'What the practitioner said about themselves',
    answers: { 200: KnownDetails },
    session: 'account',
  },
  {
    request: 'PUT /account/personal',
    summary: 'The same, changed',
    body: Details,
    answers: { 200: Practitioner },
    refusals: ['faulty-answers'],
    session: 'account',
  },
  {
    request: 'GET /account/roles/:id',
    summary: 'One of the practitioner’s roles',
    answers: { 200: KnownDetails },
    refusals: ['not-found'],
    session: 'account',
  },
  {
    request: 'PUT /account/roles/:id',
    summary: 'A new role, or other details of one',
    body: Details,
    answers: { 200: Practitioner },
    refusals: ['faulty-answers', 'not-found'],
    session: 'account',
  },
  {
    request: 'PUT /account/roles/:id/default',
    summary: 'The role that comes first',
    body: Nothing,
    answers: { 200: Practitioner },
    refusals: ['not-found'],
    session: 'account',
  },
  {
    request: 'PUT /account/roles/:id/removed',
    summary: 'One role less; what was sent in it stays',
    body: Nothing,
    answers: { 200: Practitioner },
    refusals: ['last-role', 'not-found'],
    session: 'account',
  },
]
