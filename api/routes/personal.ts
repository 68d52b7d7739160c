import { Hono } from 'hono'
import { aboutYou } from '#contract/registration.ts'
import { type Db } from '../../db/connect.ts'
import { changePersonalDetails, getPractitioner } from '../../db/practitioners.ts'
import { act } from '../act.ts'
import { body } from '../body.ts'
import { type Guarded } from '../guard.ts'
import { answeredIn, personalAnswers, personalColumns, readDetails } from '../identity/details.ts'
import { loadPractitioner } from '../identity/practitioner.ts'
import { Details } from '../identity/requests.ts'
import { refuse } from '../problem.ts'

/** What one said about oneself at registration. */
export function personal(db: Db) {
  return new Hono<Guarded>()
    .get('/', async (c) => {
      const row = await act(c, db, (tx) => getPractitioner(tx, c.var.practitioner.id))
      return c.json({ details: personalAnswers(row) })
    })
    .put('/', body(Details), async (c) => {
      const { id } = c.var.practitioner
      const reading = readDetails(aboutYou, c.req.valid('json').details)
      if (!reading.ok) return refuse(c, 'faulty-answers', { faults: reading.faults })

      const columns = personalColumns(answeredIn(reading.answers))
      const practitioner = await act(c, db, async (tx) => {
        await changePersonalDetails(tx, id, columns)
        return loadPractitioner(tx, id)
      })
      return c.json(practitioner)
    })
}
