import { Hono } from 'hono'
import { type Challenge } from '../../db/challenges.ts'
import { body } from '../body.ts'
import { codeLife } from '../identity/auth.ts'
import { normaliseEmail } from '../identity/email.ts'
import { loadPractitioner } from '../identity/practitioner.ts'
import { Code, Nothing, SignIn } from '../identity/requests.ts'
import { findOwnChallenge } from '../identity/session.ts'
import { renewCode, tryCode, tryPassword } from '../identity/sign-in.ts'
import { type Parts } from '../parts.ts'
import { refuse } from '../problem.ts'

const MINUTE = 60_000

/** Password, then the mailed code once two step verification is on. */
export function signIn(parts: Parts) {
  return new Hono()
    .post('/', body(SignIn), async (c) => {
      const { email, password } = c.req.valid('json')
      const step = await tryPassword(parts, c, normaliseEmail(email), password)
      if (step.outcome === 'code') return c.json({ next: 'code', expiresAt: step.expiresAt.toISOString() })
      if (step.outcome !== 'home') return refuse(c, step.outcome)
      return c.json({ next: 'home', practitioner: await loadPractitioner(parts.db, step.practitionerId) })
    })
    .post('/code', body(Code), async (c) => {
      const challenge = await findOwnChallenge(parts, c)
      if (!challenge) return refuse(c, 'proof-expired')
      if (lockedFor(challenge) > 0) return refuse(c, 'too-many', { retryAfter: lockedFor(challenge) })

      const step = await tryCode(parts, c, challenge, c.req.valid('json').code.replace(/\s/g, ''))
      if (step.outcome !== 'home') return refuse(c, step.outcome)
      return c.json({ practitioner: await loadPractitioner(parts.db, step.practitionerId) })
    })
    .post('/code/mail', body(Nothing), async (c) => {
      const challenge = await findOwnChallenge(parts, c)
      if (!challenge) return refuse(c, 'proof-expired')

      const expiresAt = await renewCode(parts, c, challenge)
      if (!expiresAt) return refuse(c, 'too-many', { retryAfter: untilNextCode(challenge) })
      return c.json({ expiresAt: expiresAt.toISOString() }, 202)
    })
}

/** Seconds until codes are taken again; none or less when they are now. */
function lockedFor({ locked_until }: Challenge): number {
  return locked_until ? Math.ceil((locked_until.getTime() - Date.now()) / 1000) : 0
}

/** A challenge ends as long after its newest code as a code lives, which tells when that was. */
function untilNextCode({ expires_at }: Challenge): number {
  const sentAt = expires_at.getTime() - codeLife * 1000
  return Math.max(1, Math.ceil((sentAt + MINUTE - Date.now()) / 1000))
}
