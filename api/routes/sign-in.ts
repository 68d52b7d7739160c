import { Hono } from 'hono'
import { body } from '../body.ts'
import { findOwnChallenge } from '../identity/challenges.ts'
import { normaliseEmail } from '../identity/email.ts'
import { askPasskey, tryPasskey } from '../identity/passkeys.ts'
import { Code, Credential, Nothing, SignIn } from '../identity/requests.ts'
import { mailCode, tryCode } from '../identity/second-step.ts'
import { tryPassword } from '../identity/sign-in.ts'
import { type Parts } from '../parts.ts'
import { refuseFor } from '../problem.ts'

/** Password, then the second step once two step verification is on; or a passkey, which is both. */
export function signIn(parts: Parts) {
  return new Hono()
    .post('/', body(SignIn), async (c) => {
      const { email, password } = c.req.valid('json')
      const step = await tryPassword(parts, c, { email: normaliseEmail(email), password })
      return 'type' in step ? refuseFor(c, step) : c.json(step)
    })
    .post('/code', body(Code), async (c) => {
      const { code, method = 'email' } = c.req.valid('json')
      const practitioner = await tryCode(parts, c, await findOwnChallenge(parts, c), { code, method })
      return 'type' in practitioner ? refuseFor(c, practitioner) : c.json({ practitioner })
    })
    .post('/code/mail', body(Nothing), async (c) => {
      const expiresAt = await mailCode(parts, await findOwnChallenge(parts, c))
      return 'type' in expiresAt ? refuseFor(c, expiresAt) : c.json({ expiresAt }, 202)
    })
    .post('/passkey/options', body(Nothing), async (c) => {
      const options = await askPasskey(parts, c)
      return 'type' in options ? refuseFor(c, options) : c.json({ options })
    })
    .post('/passkey', body(Credential), async (c) => {
      const practitioner = await tryPasskey(parts, c, c.req.valid('json').credential)
      return 'type' in practitioner ? refuseFor(c, practitioner) : c.json({ practitioner })
    })
}
