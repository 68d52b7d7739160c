import * as z from 'zod/mini'
import { plain } from '#contract/kinds/text.ts'

/** An address as accounts are found by it. */
export function normaliseEmail(given: string): string {
  return plain(given).toLowerCase()
}

/** The identity library signs nobody in under an address that it thinks is none, and it is stricter than we are. */
export function isSignInEmail(email: string): boolean {
  return z.email().safeParse(email).success
}
