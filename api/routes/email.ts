import { Hono } from 'hono'
import { body } from '../body.ts'
import { confirmEmail } from '../identity/email-change.ts'
import { shownOf } from '../identity/proofs.ts'
import { Activation } from '../identity/requests.ts'
import { type Parts } from '../parts.ts'
import { refuseFor } from '../problem.ts'

/** Confirms a new address, with the mail's link or its code. */
export function email(parts: Parts) {
  return new Hono().post('/confirm', body(Activation), async (c) => {
    const refusal = await confirmEmail(parts, c, shownOf(parts.keys, c.req.valid('json')))
    return refusal ? refuseFor(c, refusal) : c.body(null, 204)
  })
}
