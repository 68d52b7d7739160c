import { Hono } from 'hono'
import { type Db } from '../../db/connect.ts'
import { isReady } from '../../db/ready.ts'
import { refuse } from '../problem.ts'

/** For whatever watches over the server: `health` while the process lives, `ready` when the database answers. */
export function health(db: Db) {
  return new Hono()
    .get('/health', (c) => c.json({ status: 'ok' }))
    .get('/ready', async (c) => ((await isReady(db)) ? c.json({ status: 'ok' }) : refuse(c, 'unavailable')))
}
