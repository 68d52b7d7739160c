import { plain } from '#contract/kinds/text.ts'
import { type Passwords } from './passwords.ts'

/** The same hash for the same answer, however it is typed the next time. */
export function hashSecretAnswer(passwords: Passwords, answer: string): Promise<string> {
  return passwords.hash(plain(answer).toLowerCase().replace(/\s+/g, ' '))
}
