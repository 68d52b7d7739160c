import * as z from 'zod/mini'
import { SecondStep, SessionEnd } from './identity.ts'

export const problemTypes = [
  'account-not-active',
  'account-suspended',
  'confirm',
  'different-content',
  'factor-needed',
  'faulty-answers',
  'forbidden',
  'last-role',
  'malformed',
  'method-not-allowed',
  'not-allowed',
  'not-found',
  'not-json',
  'proof-expired',
  'proof-wrong',
  'restricted',
  'sign-in',
  'stale-person',
  'too-large',
  'too-many',
  'two-step',
  'unavailable',
  'unexpected',
  'unknown-form',
  'wrong-sign-in',
] as const

export type ProblemType = (typeof problemTypes)[number]

/** Every way the server says no: RFC 9457, with a `type` from the closed list. */
export const Problem = z.object({
  type: z.enum(problemTypes),
  title: z.string(),
  status: z.int(),
  /** One fault code a question, by name; `list.<entry id>.question` inside an entry. */
  faults: z.optional(z.record(z.string(), z.string())),
  /** Seconds until it is worth asking again. */
  retryAfter: z.optional(z.int()),
  /** With `sign-in`: why the session that was shown is no more, where that is known. */
  because: z.optional(z.catch(z.optional(SessionEnd), undefined)),
  /** With `factor-needed`: what the account has that would do. */
  methods: z.optional(z.array(SecondStep)),
})
export type Problem = z.infer<typeof Problem>
