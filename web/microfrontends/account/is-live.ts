import type { Challenge } from '#device/holder.ts'
import { between } from './between.ts'

/**
 * Whether its code may still be taken. The last word is the server's: a code that was mailed while this app was open
 * counts as live however wrong the phone's clock may be.
 */
export function isLive({ expiresAt }: Challenge): boolean {
  return between.isCodeFresh || Date.parse(expiresAt) > Date.now()
}
