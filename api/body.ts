import { validator } from 'hono/validator'
import type * as z from 'zod/mini'
import { refuse } from './problem.ts'

/** The request's JSON, checked. Anything of another shape is a 400, so that no handler sees it. */
export function body<T>(schema: z.ZodMiniType<T>) {
  return validator('json', (given, c) => {
    const reading = schema.safeParse(given)
    return reading.success && isStorable(reading.data) ? reading.data : refuse(c, 'malformed')
  })
}

/** PostgreSQL takes neither a null character nor half a surrogate pair, in text or in jsonb. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !/\0|\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner))
}
