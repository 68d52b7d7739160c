import { type Context, Hono } from 'hono'
import { turnOnTwoStep } from '../../db/practitioners.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { changePassword, changeSecretQuestion, type Refusal } from '../identity/changes.ts'
import { loadPractitioner } from '../identity/practitioner.ts'
import { Details, TwoStep } from '../identity/requests.ts'
import { forgetCookies } from '../identity/sign-in.ts'
import { type Parts } from '../parts.ts'
import { refuse } from '../problem.ts'

/** One's own account. */
export function account(parts: Parts) {
  return new Hono<Guarded>()
    .get('/', async (c) => c.json(await loadPractitioner(parts.db, c.var.practitioner.id)))
    .put('/two-step', body(TwoStep), async (c) => {
      await turnOnTwoStep(parts.db, c.var.practitioner.id)
      forgetCookies(parts, c)
      return c.body(null, 204)
    })
    .put('/password', body(Details), async (c) =>
      answerChange(c, await changePassword(parts, c.var.practitioner, c.req.valid('json').details)),
    )
    .put('/secret-question', body(Details), async (c) => {
      if (!parts.settings.hasSecretQuestion) return refuse(c, 'not-found')
      return answerChange(c, await changeSecretQuestion(parts, c.var.practitioner, c.req.valid('json').details))
    })
}

function answerChange(c: Context, refusal: Refusal | undefined) {
  if (!refusal) return c.body(null, 204)
  return refuse(c, refusal.type, 'faults' in refusal ? { faults: refusal.faults } : {})
}
