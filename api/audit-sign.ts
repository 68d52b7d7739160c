import { createHmac, hkdfSync } from 'node:crypto'
import { type Sign } from '../db/audit-chain.ts'
import { type Keys } from './keys.ts'

/** Signs the head of the audit: who can write the database but not read the keys cannot shorten the chain unseen. */
export function createSign(keys: Keys): Sign {
  const key = new Uint8Array(hkdfSync('sha256', keys.codes, '', 'audit head v1', 32))
  return (text) => createHmac('sha256', key).update(text).digest('hex')
}
