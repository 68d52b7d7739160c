import type * as z from 'zod/mini'
import { type ProblemType } from '#contract/wire.ts'

/** One request, as the description tells of it. */
export interface Operation {
  request: string
  summary: string
  body?: z.ZodMiniType
  /** What it answers when all is well: `null` has no content. */
  answers: Readonly<Record<number, z.ZodMiniType | null>>
  refusals?: readonly ProblemType[]
  /** Needs a session, with both steps or before the second. */
  session?: 'both-steps' | 'account'
}
