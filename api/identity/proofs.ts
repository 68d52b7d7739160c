import { type NewMail } from '../../db/mails.ts'
import { type NewProof } from '../../db/proofs.ts'
import { type Shown } from '../../db/prove.ts'
import { type Keys } from '../keys.ts'
import { activationMail, emailChangeMail, lives, resetMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { normaliseEmail } from './email.ts'
import { createCode, createToken, hashCode, hashEmail, hashToken } from './secrets.ts'

const mails = { activation: activationMail, reset: resetMail, 'email-change': emailChangeMail }

/** A proof as it is kept, and the mail that brings it. The secrets themselves are in the mail alone. */
export function createProof(
  { keys, settings }: Pick<Parts, 'keys' | 'settings'>,
  kind: NewProof['kind'],
  email: string,
): { proof: NewProof; mail: NewMail } {
  const token = createToken()
  const code = createCode()
  const proof = {
    id: crypto.randomUUID(),
    kind,
    email_hash: hashEmail(keys, email),
    token_hash: hashToken(token),
    code_hash: hashCode(keys, code),
    new_email: null,
    expires_at: new Date(Date.now() + lives[kind]),
  }
  return { proof, mail: mails[kind](email, settings.publicUrl, token, code) }
}

/** What somebody shows, as it is compared. */
export function shownOf(keys: Keys, given: { token: string } | { email: string; code: string }): Shown {
  if ('token' in given) return { token_hash: hashToken(given.token) }
  return {
    email_hash: hashEmail(keys, normaliseEmail(given.email)),
    code_hash: hashCode(keys, given.code.replace(/\s/g, '')),
  }
}
