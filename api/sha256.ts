import { hash } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'

/** The hash by which phone and server know that they hold the same: of canonical JSON, in hexadecimal. */
export function sha256(document: unknown): string {
  return hash('sha256', canonicalJson(document))
}
