import { randomInt } from 'node:crypto'
import { type Passwords } from './passwords.ts'

/** Crockford's base32, five bits a character: none of I, L, O and U, so that what looks alike can be read one way. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const count = 10

/**
 * The first character says which of the ten a code is, so that a try costs one slow hash and not ten; it is kept as
 * it is. The other nine are the secret, 45 bits: twenty tries a day hit it once in billions of years, and whoever
 * has the hash too needs some 20,000 years of a processor core at 40 ms a guess.
 */
const code = /^([0-9A-HJKMNP-TV-Z])([0-9A-HJKMNP-TV-Z]{9})$/

/** What is kept of one code. */
export interface KeptRecoveryCode {
  lookup: string
  hash: string
}

/** Ten codes as they are shown, once, and as they are kept. @throws Unavailable when too many passwords are hashed. */
export async function createRecoveryCodes(
  passwords: Passwords,
): Promise<{ shown: string[]; kept: KeptRecoveryCode[] }> {
  const lookups = new Set<string>()
  while (lookups.size < count) lookups.add(draw(1))

  const shown: string[] = []
  const kept: KeptRecoveryCode[] = []
  for (const lookup of lookups) {
    const secret = draw(9)
    shown.push(`${lookup}${secret.slice(0, 4)}-${secret.slice(4)}`)
    // One after another: ten at once would fill the queue in which everybody's passwords wait.
    kept.push({ lookup, hash: await passwords.hash(secret) })
  }
  return { shown, kept }
}

/** The two parts of a code as somebody typed it from paper; undefined if it cannot be one. */
export function splitRecoveryCode(given: string): { lookup: string; secret: string } | undefined {
  const [, lookup, secret] = code.exec(normaliseRecoveryCode(given)) ?? []
  return lookup && secret ? { lookup, secret } : undefined
}

export function normaliseRecoveryCode(given: string): string {
  return given
    .replace(/[\s\p{Dash}]/gu, '')
    .toUpperCase()
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
}

function draw(length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
}
