import { hash } from 'node:crypto'
import { canonicalJson } from '#contract/canonical.ts'

/** The hash by which phone and server know that they hold the same: of canonical JSON, in hexadecimal. */
export function sha256(document: unknown): string {
  return hash('sha256', canonicalJson(document))
}

/** Whether its hash is the hash of it: a phone's storage or the way here may have spoilt it. */
export function isWhole({ sha256: claimed, ...document }: { readonly sha256: string }): boolean {
  return sha256(document) === claimed
}
