import assert from 'node:assert/strict'
import { Problem } from '../../api/contract/problem.ts'
import { createToken, hashToken } from '../../api/identity/secrets.ts'
import { type Db } from '../../db/connect.ts'
import { createPortal } from './portal.ts'

export interface Answer {
  status: number
  body: unknown
}

export type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>

/** Asks the API below `path` as a practitioner who is signed in with both steps. */
export function openRoutes(db: Db, { id }: { id: string }, path: string): Ask {
  const { app } = createPortal(db)
  const token = createToken()
  const isSignedIn = db
    .insertInto('session')
    .values({
      id: crypto.randomUUID(),
      practitioner_id: id,
      token_hash: hashToken(token),
      both_steps: true,
      device: 'A browser',
      expires_at: new Date(Date.now() + 3_600_000),
    })
    .execute()

  /** Sends text as it is, and anything else as JSON. */
  return async (method, below, body) => {
    await isSignedIn
    const headers = { 'Content-Type': 'application/json', 'X-App': '1', Cookie: `session=${token}` }
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }
    const response = await app.request(`/api${path}${below === '/' ? '' : below}`, { method, headers, ...sent })
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
