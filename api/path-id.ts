import { validator } from 'hono/validator'
import { Id } from '#contract/wire.ts'
import { refuse } from './problem.ts'

/** The id in the path. What is not an id at all is answered as an unknown one. */
export const pathId = validator('param', ({ id }, c) => {
  const reading = Id.safeParse(id)
  return reading.success ? { id: reading.data } : refuse(c, 'not-found')
})
