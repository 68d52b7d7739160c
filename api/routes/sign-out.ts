import { Hono } from 'hono'
import { signOut as endSignIn } from '../identity/sign-in.ts'
import { type Parts } from '../parts.ts'

/** Well, also for whoever is not signed in. */
export function signOut(parts: Parts) {
  return new Hono().post('/', async (c) => {
    await endSignIn(parts, c)
    return c.body(null, 204)
  })
}
