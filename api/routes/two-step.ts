import { type Context, Hono } from 'hono'
import { actOnAccount } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { offerPasskey, provePasskey } from '../identity/passkey-enrolment.ts'
import { Credential, Method, Nothing, OnlyCode } from '../identity/requests.ts'
import { forgetSignIn } from '../identity/sign-in.ts'
import {
  forgetApp,
  forgetPasskey,
  loadTwoStep,
  offerApp,
  preferMethod,
  proveApp,
  renewRecoveryCodes,
} from '../identity/two-step.ts'
import { type Parts } from '../parts.ts'
import { pathId } from '../path-id.ts'
import { type Refusal, refuse, refuseFor } from '../problem.ts'

/** What is asked for after the password, and what there is for the day it is lost. */
export function twoStep(parts: Parts) {
  return new Hono<Guarded>()
    .get('/', async (c) => c.json(await actOnAccount(c, parts.db, (tx) => loadTwoStep(tx, c.var.practitioner.id))))
    .put('/', body(Method), async (c) => {
      const refusal = await preferMethod(parts, c.var.practitioner, c.req.valid('json').method)
      if (refusal) return refuseFor(c, refusal)
      forgetSignIn(parts, c)
      return c.body(null, 204)
    })
    .post('/app', body(Nothing), async (c) => c.json(await offerApp(parts, c.var.practitioner)))
    .post('/app/confirm', body(OnlyCode), async (c) =>
      answerCodes(c, await proveApp(parts, c.var.practitioner, c.req.valid('json').code)),
    )
    .put('/app/removed', body(Nothing), async (c) => {
      await forgetApp(parts, c.var.practitioner)
      return c.body(null, 204)
    })
    .post('/passkeys/options', body(Nothing), async (c) =>
      c.json({ options: await offerPasskey(parts, c, c.var.practitioner) }),
    )
    .post('/passkeys', body(Credential), async (c) =>
      answerCodes(c, await provePasskey(parts, c, c.var.practitioner, c.req.valid('json').credential)),
    )
    .put('/passkeys/:id/removed', pathId, body(Nothing), async (c) => {
      const isRemoved = await forgetPasskey(parts, c.var.practitioner, c.req.valid('param').id)
      return isRemoved ? c.body(null, 204) : refuse(c, 'not-found')
    })
    .post('/recovery-codes', body(Nothing), async (c) =>
      answerCodes(c, await renewRecoveryCodes(parts, c.var.practitioner)),
    )
}

function answerCodes(c: Context, codes: string[] | Refusal) {
  return Array.isArray(codes) ? c.json({ recoveryCodes: codes }) : refuseFor(c, codes)
}
