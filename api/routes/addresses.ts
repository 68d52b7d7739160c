import { Hono } from 'hono'
import { addressQuestions } from '#contract/address.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { asIdentity } from '../../db/as.ts'
import { listAddresses } from '../../db/roles.ts'
import { body } from '../body.ts'
import { Postcode } from '../identity/requests.ts'
import { take } from '../limits.ts'
import { networkOf } from '../network.ts'
import { type Parts } from '../parts.ts'
import { refuse } from '../problem.ts'

/** Work addresses already used in this portal, so that they need not be typed again. */
export function addresses({ db, keys, settings }: Parts) {
  return new Hono().post('/find', body(Postcode), async (c) => {
    const wait = await take({ db, keys, settings }, { askingFromNetwork: networkOf(c, settings) })
    if (wait > 0) return refuse(c, 'too-many', { retryAfter: wait })

    const reading = readQuestions({ postcode: addressQuestions.postcode }, c.req.valid('json'), londonDay(new Date()))
    if (!reading.ok) return refuse(c, 'faulty-answers', { faults: reading.faults })

    const { postcode } = reading.answers
    if (typeof postcode !== 'string') return refuse(c, 'faulty-answers', { faults: { postcode: 'missing' } })
    return c.json({ addresses: await asIdentity(db, (tx) => listAddresses(tx, postcode)) })
  })
}
