import { Hono } from 'hono'
import { body } from '../body.ts'
import { activate } from '../identity/activation.ts'
import { shownOf } from '../identity/proofs.ts'
import { Activation } from '../identity/requests.ts'
import { type Parts } from '../parts.ts'
import { refuse } from '../problem.ts'

/** Confirms an address, with the mail's link or its code. Only this does: to open the link's page uses nothing up. */
export function activation({ db, keys }: Parts) {
  return new Hono().post('/', body(Activation), async (c) => {
    const proved = await activate(db, shownOf(keys, c.req.valid('json')))
    return typeof proved === 'string' ? refuse(c, `proof-${proved}`) : c.body(null, 204)
  })
}
