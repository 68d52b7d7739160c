import type * as z from 'zod/mini'
import { type ProblemType } from '#contract/problem.ts'
import { type Access } from './access.ts'

/** One request, as the description tells of it and as the guard lets it through. */
export interface Operation {
  request: string
  summary: string
  body?: z.ZodMiniType
  /** When it is not `application/json`. */
  mediaType?: 'application/reports+json'
  /** What it answers when all is well: `null` has no content. */
  answers: Readonly<Record<number, z.ZodMiniType | null>>
  refusals?: readonly ProblemType[]
  /** There is no such thing where the council has this switched off. */
  onlyWith?: 'hasSecretQuestion'
  /** For whoever is signed in; everybody may ask when absent. */
  signedIn?: SignedInOnly
}

export interface SignedInOnly extends Access {
  /** `account` before two step verification is on, too. */
  with: 'both-steps' | 'account'
  /** Changes how the account is protected: it has to be confirmed who is there, and the account not be restricted. */
  protects?: true
}
