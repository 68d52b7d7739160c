import { type Context, Hono } from 'hono'
import { workDetails } from '#contract/registration.ts'
import { type Db } from '../../db/connect.ts'
import { asPractitioner } from '../../db/as.ts'
import { findRole, keepRole, makeDefaultRole, removeRole } from '../../db/roles.ts'
import { act } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { answeredIn, readDetails, roleAnswers, roleColumns } from '../identity/details.ts'
import { loadPractitioner } from '../identity/practitioner.ts'
import { Details, Nothing } from '../identity/requests.ts'
import { pathId } from '../path-id.ts'
import { refuse } from '../problem.ts'

/** As whom, and where, one works. The first is the default. Each change answers with all that holds since. */
export function roles(db: Db) {
  const answer = async (c: Context<Guarded>) => {
    const { id } = c.var.practitioner
    return c.json(await asPractitioner(db, id, (tx) => loadPractitioner(tx, id)))
  }
  return new Hono<Guarded>()
    .get('/:id', pathId, async (c) => {
      const role = await act(c, db, (tx) => findRole(tx, c.var.practitioner.id, c.req.valid('param').id))
      return role ? c.json({ details: roleAnswers(role) }) : refuse(c, 'not-found')
    })
    .put('/:id', pathId, body(Details), async (c) => {
      const reading = readDetails(workDetails, c.req.valid('json').details)
      if (!reading.ok) return refuse(c, 'faulty-answers', { faults: reading.faults })

      const role = roleColumns(answeredIn(reading.answers))
      const isKept = await act(c, db, (tx) => keepRole(tx, c.var.practitioner.id, c.req.valid('param').id, role))
      return isKept ? answer(c) : refuse(c, 'not-found')
    })
    .put('/:id/default', pathId, body(Nothing), async (c) => {
      const isDefault = await act(c, db, (tx) => makeDefaultRole(tx, c.var.practitioner.id, c.req.valid('param').id))
      return isDefault ? answer(c) : refuse(c, 'not-found')
    })
    .put('/:id/removed', pathId, body(Nothing), async (c) => {
      const outcome = await act(c, db, (tx) => removeRole(tx, c.var.practitioner.id, c.req.valid('param').id))
      return outcome === true ? answer(c) : refuse(c, outcome)
    })
}
