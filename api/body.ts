import { validator } from 'hono/validator'
import type * as z from 'zod/mini'
import { refuse } from './problem.ts'

/** Levels. A submission's lists of entries with lists in them have six, and what a passkey gives has five. */
const deepest = 12

/** Values, names' own and those in lists: the longest form with every list full stays below. */
const mostValues = 20_000

/** Names with which a value would reach what all objects share. */
const poisonous = ['__proto__', 'constructor', 'prototype']

/** The request's JSON, checked. Anything of another shape is a 400, so that no handler sees it. */
export function body<T>(schema: z.ZodMiniType<T>) {
  return validator('json', (given, c) => {
    if (!isBounded(given)) return refuse(c, 'malformed')
    const reading = schema.safeParse(given)
    return reading.success && isStorable(reading.data) ? reading.data : refuse(c, 'malformed')
  })
}

/** Level by level, and counted before it is looked into: no depth and no length of theirs costs us more than reading. */
function isBounded(given: unknown): boolean {
  let count = 0
  let level = [given].filter(isObject)
  for (let depth = 0; level.length > 0; depth++) {
    for (const value of level) count += Array.isArray(value) ? value.length : Object.keys(value).length
    if (depth === deepest || count > mostValues) return false
    if (level.some((value) => poisonous.some((name) => Object.hasOwn(value, name)))) return false
    level = level.flatMap((value): unknown[] => Object.values(value)).filter(isObject)
  }
  return true
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** PostgreSQL takes neither a null character nor half a surrogate pair, in text or in jsonb. */
function isStorable(value: unknown): boolean {
  if (typeof value === 'string') return !/\0|\p{Surrogate}/u.test(value)
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, inner]) => isStorable(name) && isStorable(inner))
}
