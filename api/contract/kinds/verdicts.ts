import type { Given, VerdictsQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'
import { linkable } from './links.ts'

export type Verdict = 'yes' | 'no'

/** One verdict for each entry, in the list's order: `yes ID` or `no ID`. */
export const verdicts: Kind<VerdictsQuestion> = {
  check(question, given, asking) {
    const told = verdictsIn(given)
    const ids = linkable(question, asking.given).map(({ id }) => id)
    if (told === undefined || [...told.keys()].some((id) => !ids.includes(id))) return bad('no-such-entry')
    if (told.size < ids.length) return bad('missing')
    return good(ids.map((id) => `${told.get(id) ?? 'no'} ${id}`))
  },

  show(question, answer, given) {
    const told = verdictsIn(answer) ?? new Map<string, Verdict>()
    return linkable(question, given).flatMap(({ id, label }) => {
      const verdict = told.get(id)
      return verdict === undefined ? [] : [`${label}: ${question[verdict]}`]
    })
  },
}

/** The verdicts by entry id; undefined when that is not what is given, or when something is judged twice. */
export function verdictsIn(given: Given): Map<string, Verdict> | undefined {
  if (!Array.isArray(given)) return undefined
  const told = new Map<string, Verdict>()
  for (const one of given as readonly unknown[]) {
    const [, verdict, id] = /^(yes|no) (\S+)$/.exec(String(one)) ?? []
    if (id === undefined || told.has(id)) return undefined
    told.set(id, verdict === 'yes' ? 'yes' : 'no')
  }
  return told
}
