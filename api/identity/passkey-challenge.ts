import { type Context } from 'hono'
import { asIdentity } from '../../db/as.ts'
import { keepChallenge, type NewChallenge } from '../../db/challenges.ts'
import { type Parts } from '../parts.ts'
import { writeCookie } from './cookies.ts'
import { createToken, hashToken } from './secrets.ts'
import { challengeLife } from './sign-in.ts'

/** Something for a passkey to sign, in this browser, once. */
export async function beginPasskeyChallenge(
  { db, settings }: Parts,
  c: Context,
  asked: Pick<NewChallenge, 'practitioner_id' | 'purpose' | 'passkey_challenge'>,
): Promise<void> {
  const token = createToken()
  const challenge = {
    ...asked,
    id: crypto.randomUUID(),
    token_hash: hashToken(token),
    code_hash: null,
    expires_at: new Date(Date.now() + challengeLife),
  }
  await asIdentity(db, (tx) => keepChallenge(tx, challenge))
  writeCookie(c, settings, 'challenge', token, challengeLife / 1000)
}
