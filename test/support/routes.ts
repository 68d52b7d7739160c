import { Hono } from 'hono'
import { type Schema } from 'hono/types'
import { type Guarded } from '../../api/guard.ts'
import { onError } from '../../api/problem.ts'

/** The routes alone, for a practitioner who is signed in: sessions have tests of their own. */
export function openRoutes<S extends Schema>(routes: Hono<Guarded, S>, { id, email }: { id: string; email: string }) {
  const app = new Hono<Guarded>()
  app.onError(onError)
  app.use(async (c, next) => {
    c.set('practitioner', { id, email, hasBothSteps: true })
    await next()
  })
  app.route('/', routes)

  /** Sends text as it is, and anything else as JSON. */
  return async (method: string, path: string, body?: unknown) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const headers = { 'Content-Type': 'application/json' }
    const response = await app.request(path, { method, headers, ...(text === undefined ? {} : { body: text }) })
    const answer = await response.text()
    return { status: response.status, body: answer === '' ? undefined : JSON.parse(answer) }
  }
}

export type Ask = ReturnType<typeof openRoutes>
