import { Hono } from 'hono'
import { mailProof } from '../../db/proofs.ts'
import { body } from '../body.ts'
import { normaliseEmail } from '../identity/email.ts'
import { createProof } from '../identity/proofs.ts'
import { register } from '../identity/registration.ts'
import { EmailOnly, Registration } from '../identity/requests.ts'
import { type Parts } from '../parts.ts'
import { refuse } from '../problem.ts'

/** A new account, and the mail that activates it. */
export function registration(parts: Parts) {
  return new Hono()
    .post('/', body(Registration), async (c) => {
      const faults = await register(parts, c.req.valid('json').details)
      return faults ? refuse(c, 'faulty-answers', { faults }) : c.json({}, 202)
    })
    .post('/mail', body(EmailOnly), async (c) => {
      const { proof, mail } = createProof(parts, 'activation', normaliseEmail(c.req.valid('json').email))
      await mailProof(parts.db, proof, mail)
      return c.json({}, 202)
    })
}
