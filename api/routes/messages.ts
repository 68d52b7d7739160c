import { Hono } from 'hono'
import { type Message } from '#contract/wire.ts'
import { type Db } from '../../db/connect.ts'
import { listMessages, markRead, type MessageRow } from '../../db/messages.ts'
import { act } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { Nothing } from '../identity/requests.ts'
import { pathId } from '../path-id.ts'
import { refuse } from '../problem.ts'

/** What the portal tells a practitioner. */
export function messages(db: Db) {
  return new Hono<Guarded>()
    .get('/', async (c) => {
      const rows = await act(c, db, (tx) => listMessages(tx, c.var.practitioner.id))
      return c.json({ messages: rows.map(messageOf) })
    })
    .put('/:id/read', pathId, body(Nothing), async (c) => {
      const message = await act(c, db, (tx) => markRead(tx, c.var.practitioner.id, c.req.valid('param').id))
      return message ? c.body(null, 204) : refuse(c, 'not-found')
    })
}

function messageOf({ id, subject, text, sent_at, read_at, submission_id }: MessageRow): Message {
  return {
    id,
    subject,
    text,
    sentAt: sent_at.toISOString(),
    readAt: read_at?.toISOString() ?? null,
    submissionId: submission_id,
  }
}
