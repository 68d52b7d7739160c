import { Hono } from 'hono'
import { type SessionInfo } from '#contract/identity.ts'
import { endOwnSession, listSessions, type SessionRow } from '../../db/sessions.ts'
import { actOnAccount } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { Nothing } from '../identity/requests.ts'
import { mostIdle } from '../identity/session.ts'
import { type Parts } from '../parts.ts'
import { pathId } from '../path-id.ts'
import { refuse } from '../problem.ts'

/** Where somebody is signed in. */
export function sessions({ db }: Parts) {
  return new Hono<Guarded>()
    .get('/', async (c) => {
      const { id, sessionId } = c.var.practitioner
      const usedSince = new Date(Date.now() - mostIdle)
      const rows = await actOnAccount(c, db, (tx) => listSessions(tx, id, usedSince))
      return c.json({ sessions: rows.map((row) => infoOf(row, sessionId)) })
    })
    .put('/:id/ended', pathId, body(Nothing), async (c) => {
      const isEnded = await actOnAccount(c, db, (tx) =>
        endOwnSession(tx, c.var.practitioner.id, c.req.valid('param').id),
      )
      return isEnded ? c.body(null, 204) : refuse(c, 'not-found')
    })
}

function infoOf({ id, device, created_at, used_at }: SessionRow, sessionId: string): SessionInfo {
  return {
    id,
    device,
    startedAt: created_at.toISOString(),
    usedAt: used_at.toISOString(),
    isThis: id === sessionId,
  }
}
