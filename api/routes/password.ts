import { Hono } from 'hono'
import { asIdentity } from '../../db/as.ts'
import { mailProof } from '../../db/proofs.ts'
import { body } from '../body.ts'
import { normaliseEmail } from '../identity/email.ts'
import { mayMail } from '../identity/mailing.ts'
import { createProof, shownOf } from '../identity/proofs.ts'
import { EmailOnly, Reset } from '../identity/requests.ts'
import { resetPassword } from '../identity/reset.ts'
import { networkOf } from '../network.ts'
import { type Parts } from '../parts.ts'
import { refuseFor } from '../problem.ts'

/** A password instead of a forgotten one. It takes nobody past the second step. */
export function password(parts: Parts) {
  return new Hono()
    .post('/forgotten', body(EmailOnly), async (c) => {
      const email = normaliseEmail(c.req.valid('json').email)
      const { proof, mail } = createProof(parts, 'reset', email)
      const asked = { kind: 'reset', email, network: networkOf(c, parts.settings) }
      await asIdentity(parts.db, (tx) => mailProof(tx, proof, mail, mayMail(tx, parts, asked)))
      return c.json({}, 202)
    })
    .post('/reset', body(Reset), async (c) => {
      const { password: given, second, ...shown } = c.req.valid('json')
      const refusal = await resetPassword(parts, c, { shown: shownOf(parts.keys, shown), password: given, second })
      return refusal ? refuseFor(c, refusal) : c.body(null, 204)
    })
}
