import { type Context } from 'hono'
import { asIdentity } from '../../db/as.ts'
import { findChallenge, type FoundChallenge, keepChallenge, type NewChallenge } from '../../db/challenges.ts'
import { type Tx } from '../../db/connect.ts'
import { type Parts } from '../parts.ts'
import { readCookie, writeCookie } from './cookies.ts'
import { createToken, hashToken } from './secrets.ts'

const MINUTE = 60_000

/** How long a second step is waited for. A mailed code lives as long. */
export const challengeLife = 5 * MINUTE

/** The cookie outlives its challenge's first code, because a new code makes the challenge live longer. Seconds. */
const cookieLife = 60 * 60

type Asked = Omit<NewChallenge, 'id' | 'token_hash' | 'expires_at'>

/** Something to be answered in this browser, once: by a code, or by what a passkey signs. */
export async function beginChallenge(tx: Tx, asked: Asked): Promise<{ token: string; expiresAt: Date }> {
  const token = createToken()
  const expiresAt = new Date(Date.now() + challengeLife)
  await keepChallenge(tx, { ...asked, id: crypto.randomUUID(), token_hash: hashToken(token), expires_at: expiresAt })
  return { token, expiresAt }
}

/** Something for a passkey to sign. */
export async function beginPasskeyChallenge(parts: Parts, c: Context, asked: Omit<Asked, 'code_hash'>): Promise<void> {
  const { token } = await asIdentity(parts.db, (tx) => beginChallenge(tx, { ...asked, code_hash: null }))
  writeChallenge(parts, c, token)
}

/** The browser's, once it is certain that it was kept. */
export function writeChallenge({ settings }: Pick<Parts, 'settings'>, c: Context, token: string): void {
  writeCookie(c, settings, 'challenge', token, cookieLife)
}

/** The wait for a second step that this browser is in, while it lives; or for a passkey that is being made. */
export function findOwnChallenge(
  { db, settings }: Parts,
  c: Context,
  purpose: FoundChallenge['purpose'] = 'sign-in',
): Promise<FoundChallenge | undefined> {
  const token = readCookie(c, settings, 'challenge')
  if (!token) return Promise.resolve(undefined)
  return asIdentity(db, (tx) => findChallenge(tx, hashToken(token), purpose))
}
