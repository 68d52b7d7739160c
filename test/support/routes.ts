import assert from 'node:assert/strict'
import { Hono } from 'hono'
import { type HonoBase } from 'hono/hono-base'
import { type Schema } from 'hono/types'
import { Problem } from '../../api/contract/wire.ts'
import { type Guarded } from '../../api/guard.ts'
import { onError } from '../../api/problem.ts'

export interface Answer {
  status: number
  body: unknown
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>

/** The routes alone, for a practitioner who is signed in: sessions have tests of their own. */
export function openRoutes<S extends Schema>(
  routes: HonoBase<Guarded, S>,
  { id, email }: { id: string; email: string },
): Ask {
  const app = new Hono<Guarded>()
  app.onError(onError)
  app.use(async (c, next) => {
    c.set('practitioner', { id, email, hasBothSteps: true, sessionId: 'a-session' })
    await next()
  })
  app.route('/', routes)

  /** Sends text as it is, and anything else as JSON. */
  return async (method, path, body) => {
    const headers = { 'Content-Type': 'application/json' }
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const response = await app.request(path, { method, headers, ...sent })
    const text = await response.text()
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) }
  }
}

/** What a refusal says: `404 not-found`. */
export function refusal(answer: Answer): string {
  const { status, type } = Problem.parse(answer.body)
  assert.equal(answer.status, status)
  return `${status} ${type}`
}

/** The faults of answers that were refused for them. */
export function faultsIn(answer: Answer): unknown {
  assert.equal(refusal(answer), '422 faulty-answers')
  return Problem.parse(answer.body).faults
}
