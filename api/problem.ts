import { type Context, type ErrorHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { routePath } from 'hono/route'
import { type Problem, type ProblemType } from '#contract/problem.ts'
import { errorLine } from './error-line.ts'

/** Every way the server says no: the status and the sentence of each type. */
export const problems = {
  'account-not-active': { status: 403, title: 'The account is not active yet' },
  'account-suspended': { status: 403, title: 'The account is suspended' },
  confirm: { status: 403, title: 'Confirm who you are first' },
  'different-content': { status: 422, title: 'Something else is already kept under this id' },
  'factor-needed': { status: 403, title: 'A second step is needed beside the mail' },
  'faulty-answers': { status: 422, title: 'Some answers are missing or wrong' },
  forbidden: { status: 403, title: 'The request did not come from this app' },
  'last-role': { status: 409, title: 'The last role cannot be removed' },
  malformed: { status: 400, title: 'The request could not be read' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'not-allowed': { status: 403, title: 'This account may not do this' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'not-json': { status: 415, title: 'The request must be JSON' },
  'proof-expired': { status: 410, title: 'The code or link has expired or was already used' },
  'proof-wrong': { status: 422, title: 'The code or link is not the right one' },
  restricted: { status: 403, title: 'The password was reset by mail; this can be done again after a day' },
  'sign-in': { status: 401, title: 'Log in to go on' },
  'stale-person': { status: 409, title: 'This person was changed somewhere else' },
  'too-large': { status: 413, title: 'The request is too large' },
  'too-many': { status: 429, title: 'There were too many requests; wait before the next' },
  'two-step': { status: 403, title: 'Two step verification comes first' },
  unavailable: { status: 503, title: 'The server cannot do this now; try again later' },
  unexpected: { status: 500, title: 'Something went wrong on the server' },
  'unknown-form': { status: 422, title: 'The server does not know this form or version' },
  'wrong-sign-in': { status: 401, title: 'The email address or password is wrong' },
} as const satisfies Record<ProblemType, { status: number; title: string }>

type Extra = Pick<Problem, 'faults' | 'retryAfter' | 'because' | 'methods'>

/** Why something was not done, before it is answered. */
export type Refusal = { type: ProblemType } & Extra

/** Answers with a problem, as RFC 9457 has it. The title is for people who read logs; screens have their own words. */
export function refuse(c: Context, type: ProblemType, extra: Extra = {}) {
  c.set('refused', type)
  const problem: Problem = { type, ...problems[type], ...extra }
  if (extra.retryAfter !== undefined) c.header('Retry-After', String(extra.retryAfter))
  return c.body(JSON.stringify(problem), problems[type].status, { 'Content-Type': 'application/problem+json' })
}

export function refuseFor(c: Context, { type, ...extra }: Refusal) {
  return refuse(c, type, extra)
}

/** Thrown where the server is too busy to go on; the request may come again. */
export class Unavailable extends Error {}

declare module 'hono' {
  interface ContextVariableMap {
    /** What this request was refused for, for the audit. */
    refused: ProblemType | undefined
  }
}

/** The last resort. The log names the route, not the path: ids stay out of it too. */
export const onError: ErrorHandler = (error, c) => {
  // Hono's validator throws this for a body that is not JSON.
  if (error instanceof HTTPException && error.status === 400) return refuse(c, 'malformed')
  if (error instanceof Unavailable) return refuse(c, 'unavailable', { retryAfter: 5 })

  console.error(`error ${c.req.method} ${routePath(c)} ${errorLine(error)}`)
  return refuse(c, 'unexpected')
}
