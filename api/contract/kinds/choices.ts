import type { ChoicesQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'

/** Kept in the order of the options, whatever the order of ticking. */
export const choices: Kind<ChoicesQuestion> = {
  check(question, given) {
    if (!Array.isArray(given)) return bad('not-an-option')
    const chosen: readonly unknown[] = given
    const known = Object.keys(question.options).filter((option) => chosen.includes(option))
    if (known.length !== chosen.length) return bad('not-an-option')
    if (question.none !== undefined && known.includes(question.none) && known.length > 1) return bad('not-alone')
    return good(known)
  },

  show: (question, answer) => [answer].flat().map((option) => question.options[String(option)] ?? String(option)),
}
