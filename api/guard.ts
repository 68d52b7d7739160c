import { type MiddlewareHandler } from 'hono'
import { findOwnChallenge, findSession, type SignedIn } from './identity/session.ts'
import { type Parts } from './parts.ts'
import { refuse } from './problem.ts'

/** `new Hono<Guarded>()` for routes that need a practitioner: `c.var.practitioner`. */
export interface Guarded {
  Variables: { practitioner: SignedIn }
}

/** Lets practitioners through who are signed in with both steps. */
export function guard(parts: Parts): MiddlewareHandler<Guarded> {
  return guardFor(parts, ({ hasBothSteps }) => hasBothSteps)
}

/** The same for what has to be reached before two step verification is on. */
export function guardAccount(parts: Parts): MiddlewareHandler<Guarded> {
  return guardFor(parts, () => true)
}

function guardFor(parts: Parts, isEnough: (practitioner: SignedIn) => boolean): MiddlewareHandler<Guarded> {
  return async (c, next) => {
    const practitioner = await findSession(parts, c)
    if (!practitioner) return refuse(c, (await findOwnChallenge(parts, c)) ? 'two-step' : 'sign-in')

    // A phone that two people share must not send one's work under the other's session.
    const meant = c.req.header('X-Practitioner')
    if (meant !== undefined && meant !== practitioner.id) return refuse(c, 'sign-in')

    if (!isEnough(practitioner)) return refuse(c, 'two-step')
    c.set('practitioner', practitioner)
    return next()
  }
}
