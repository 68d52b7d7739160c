import { createHash, createHmac, randomBytes, randomInt } from 'node:crypto'
import { type Keys } from '../keys.ts'

/** 256 bits in letters only: a mail may hold no run of six digits but its code. */
export function createToken(): string {
  return randomBytes(32)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')
}

export function createCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}

/** A token cannot be guessed, so a plain hash keeps it. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A code can: only the server's key stands between its hash and the code. */
export function hashCode(keys: Keys, code: string): string {
  return createHmac('sha256', keys.codes).update(`code ${code}`).digest('hex')
}

/** Tells the proofs of one address from another's without keeping addresses that have no account. */
export function hashEmail(keys: Keys, email: string): string {
  return createHmac('sha256', keys.codes).update(`email ${email}`).digest('hex')
}

/** Tells what a limit is about without keeping it. */
export function hashKey(keys: Keys, subject: string): string {
  return createHmac('sha256', keys.codes).update(`limit ${subject}`).digest('base64url')
}
