import { plain } from '#contract/kinds/text.ts'
import { type Passwords } from './passwords.ts'

/** Kept as a password is. */
export function hashSecretAnswer(passwords: Passwords, answer: string): Promise<string> {
  return passwords.hash(normalise(answer))
}

export function isSecretAnswer(passwords: Passwords, hashed: string, answer: string): Promise<boolean> {
  return passwords.verify(hashed, normalise(answer))
}

/** The same answer, however it is typed the next time. */
function normalise(answer: string): string {
  return plain(answer).toLowerCase().replace(/\s+/g, ' ')
}
