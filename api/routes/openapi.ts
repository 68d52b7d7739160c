import { Hono } from 'hono'
import { describeApi } from '../description.ts'
import { type Settings } from '../settings.ts'

/** The API described, from the schemas it checks with. */
export function openapi(settings: Settings) {
  const description = describeApi(settings)
  return new Hono().get('/', (c) => c.json(description))
}
