import { type Context, Hono } from 'hono'
import { actOnAccount } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { changePassword, changeSecretQuestion } from '../identity/changes.ts'
import { tellCircumstances } from '../identity/circumstances.ts'
import { loadConfirmation, tryConfirmation } from '../identity/confirmation.ts'
import { askForEmail } from '../identity/email-change.ts'
import { loadPractitioner } from '../identity/practitioner.ts'
import { Confirm, Details, EmailOnly } from '../identity/requests.ts'
import { forgetSignIn } from '../identity/sign-in.ts'
import { type Parts } from '../parts.ts'
import { type Refusal, refuseFor } from '../problem.ts'

/** One's own account. */
export function account(parts: Parts) {
  const { db } = parts
  return new Hono<Guarded>()
    .get('/', async (c) => c.json(await actOnAccount(c, db, (tx) => loadPractitioner(tx, c.var.practitioner.id))))
    .get('/confirm', async (c) => c.json(await loadConfirmation(parts, c.var.practitioner)))
    .post('/confirm', body(Confirm), async (c) =>
      answer(c, await tryConfirmation(parts, c, c.var.practitioner, c.req.valid('json'))),
    )
    .put('/email', body(EmailOnly), async (c) => {
      const refusal = await askForEmail(parts, c.var.practitioner, c.req.valid('json').email)
      return refusal ? refuseFor(c, refusal) : c.json({}, 202)
    })
    .put('/password', body(Details), async (c) =>
      answer(c, await changePassword(parts, c.var.practitioner, c.req.valid('json').details)),
    )
    .put('/secret-question', body(Details), async (c) =>
      answer(c, await changeSecretQuestion(parts, c.var.practitioner, c.req.valid('json').details)),
    )
    .put('/circumstances', body(Details), async (c) => {
      const told = await tellCircumstances(parts, c.var.practitioner, c.req.valid('json').details)
      if ('type' in told) return refuseFor(c, told)
      if (told.isSuspended) forgetSignIn(parts, c)
      return c.body(null, 204)
    })
}

function answer(c: Context, refusal: Refusal | undefined) {
  return refusal ? refuseFor(c, refusal) : c.body(null, 204)
}
