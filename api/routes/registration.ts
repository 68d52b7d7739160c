import { Hono } from 'hono'
import { asIdentity } from '../../db/as.ts'
import { mailProof } from '../../db/proofs.ts'
import { body } from '../body.ts'
import { normaliseEmail } from '../identity/email.ts'
import { mayMail } from '../identity/mailing.ts'
import { createProof } from '../identity/proofs.ts'
import { register } from '../identity/registration.ts'
import { EmailOnly, Registration } from '../identity/requests.ts'
import { take } from '../limits.ts'
import { networkOf } from '../network.ts'
import { type Parts } from '../parts.ts'
import { refuse } from '../problem.ts'

/** A new account, and the mail that activates it. */
export function registration(parts: Parts) {
  return new Hono()
    .post('/', body(Registration), async (c) => {
      const wait = await take(parts, { registrationFromNetwork: networkOf(c, parts.settings) })
      if (wait > 0) return refuse(c, 'too-many', { retryAfter: wait })
      const faults = await register(parts, c.req.valid('json').details)
      return faults ? refuse(c, 'faulty-answers', { faults }) : c.json({}, 202)
    })
    .post('/mail', body(EmailOnly), async (c) => {
      const email = normaliseEmail(c.req.valid('json').email)
      const { proof, mail } = createProof(parts, 'activation', email)
      const asked = { kind: 'activation', email, network: networkOf(c, parts.settings) }
      await asIdentity(parts.db, (tx) => mailProof(tx, proof, mail, mayMail(tx, parts, asked)))
      return c.json({}, 202)
    })
}
