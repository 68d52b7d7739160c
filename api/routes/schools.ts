import { Hono } from 'hono'
import { notInEducation } from '#contract/person.ts'
import { type Db } from '../../db/connect.ts'
import { listSchools } from '../../db/schools.ts'
import { act } from '../act.ts'
import { type Guarded } from '../guard.ts'

const alphabetically = new Intl.Collator('en-GB').compare

/** The schools already used in this portal, to be offered while one is typed. */
export function schools(db: Db) {
  return new Hono<Guarded>().get('/', async (c) => {
    const used = await act(c, db, listSchools)
    return c.json({ schools: used.filter((school) => school !== notInEducation).sort(alphabetically) })
  })
}
