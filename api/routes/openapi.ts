import { Hono } from 'hono'
import { describeApi } from '../description.ts'

/** The API described, from the schemas it checks with. */
export function openapi() {
  const description = describeApi()
  return new Hono().get('/', (c) => c.json(description))
}
