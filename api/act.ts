import { type Context } from 'hono'
import { Id } from '#contract/wire.ts'
import { asIdentity, asPractitioner } from '../db/as.ts'
import { keepAudit } from '../db/audit.ts'
import { type Db, type Tx } from '../db/connect.ts'
import { type Guarded } from './guard.ts'

/** What comes back of work that may find nothing, or that the thing is there already. */
type Result = object | string | boolean | undefined

/**
 * One request's work on the rows of whoever is signed in, in one transaction with the audit's row about it. Work that
 * brings nothing back, or a word of why not, has done nothing that could be told.
 */
export function act<T extends Result>(c: Context<Guarded>, db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return asPractitioner(db, c.var.practitioner.id, (tx) => recorded(c, tx, work))
}

/** The same with what proves who somebody is. */
export function actOnAccount<T extends Result>(c: Context<Guarded>, db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return asIdentity(db, (tx) => recorded(c, tx, work))
}

async function recorded<T extends Result>(c: Context<Guarded>, tx: Tx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const result = await work(tx)
  const { practitioner, operation } = c.var
  const { signedIn, request } = operation
  if (signedIn && isDone(result) && isWorthTelling(signedIn)) {
    await keepAudit(tx, {
      actor: practitioner.id,
      action: `${signedIn.resource}.${signedIn.action}`,
      subject: Id.safeParse(c.req.param('id')).data ?? null,
      detail: { request },
    })
  }
  return result
}

function isDone(result: Result): boolean {
  if (typeof result !== 'object') return result === true
  return !('isNew' in result) || result.isNew === true
}

/** Every look at a young person's record is told; a look at one's own account, or at names of schools, is not. */
function isWorthTelling({ resource, action }: { resource: string; action: string }): boolean {
  return action !== 'view' || (resource !== 'account' && resource !== 'school')
}
