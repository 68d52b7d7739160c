import { type MiddlewareHandler } from 'hono'
import { Id } from '#contract/wire.ts'
import { asIdentity } from '../db/as.ts'
import { keepAudit } from '../db/audit.ts'
import { mayDo } from './access.ts'
import { findOwnChallenge } from './identity/challenges.ts'
import { findSignedIn, mustConfirm, type SignedIn } from './identity/session.ts'
import { type Operation, type SignedInOnly } from './operation.ts'
import { type Parts } from './parts.ts'
import { type Refusal, refuseFor } from './problem.ts'

/** `new Hono<Guarded>()` for routes that need somebody signed in. */
export interface Guarded {
  Variables: { practitioner: SignedIn; operation: Operation }
}

/** Lets through who may do what this operation does. A refusal is recorded, with what was asked. */
export function guard(parts: Parts, operation: Operation, needed: SignedInOnly): MiddlewareHandler<Guarded> {
  return async (c, next) => {
    const found = await findSignedIn(parts, c)
    if (!('practitioner' in found)) {
      const challenge = await findOwnChallenge(parts, c)
      if (challenge?.practitioner_id) return refuseFor(c, { type: 'two-step' })
      return refuseFor(c, { type: 'sign-in', ...found })
    }
    const { practitioner } = found

    c.set('practitioner', practitioner)
    c.set('operation', operation)
    const refusal = whyNot(practitioner, needed, c.req.header('X-Practitioner'))
    const answer = refusal && refuseFor(c, refusal)
    if (!refusal) await next()
    await recordRefusal(parts, c.var.refused, { practitioner, operation, subject: c.req.param('id') })
    return answer
  }
}

function whyNot(practitioner: SignedIn, needed: SignedInOnly, meant: string | undefined): Refusal | undefined {
  // A phone that two people share must not send one's work under the other's session.
  if (meant !== undefined && meant !== practitioner.id) return { type: 'sign-in' }
  if (needed.with === 'both-steps' && !practitioner.hasBothSteps) return { type: 'two-step' }
  // Two-step was turned on since, in this very session perhaps: it may still look, and no more.
  const isHalf = practitioner.hasTwoStep && !practitioner.hasBothSteps
  if (isHalf && needed.action !== 'view') return { type: 'two-step' }
  if (!mayDo(practitioner.accessRole, needed)) return { type: 'not-allowed' }
  if (!needed.protects) return undefined

  const { restrictedUntil } = practitioner
  if (restrictedUntil && restrictedUntil > new Date()) return { type: 'restricted' }
  return mustConfirm(practitioner) ? { type: 'confirm' } : undefined
}

interface Asked {
  practitioner: SignedIn
  operation: Operation
  subject: string | undefined
}

async function recordRefusal({ db }: Parts, type: Refusal['type'] | undefined, asked: Asked): Promise<void> {
  if (!type) return
  await asIdentity(db, (tx) =>
    keepAudit(tx, {
      actor: asked.practitioner.id,
      action: 'refused',
      subject: Id.safeParse(asked.subject).data ?? null,
      detail: { request: asked.operation.request, type },
    }),
  )
}
