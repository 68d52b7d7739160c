import type { Entry, Given, LinksQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'

/** Ids of entries of an earlier list, in that list's order. */
export const links: Kind<LinksQuestion> = {
  check(question, given, asking) {
    if (!Array.isArray(given)) return bad('no-such-entry')
    const chosen: readonly unknown[] = given
    const known = entriesOf(asking.given[question.to])
      .map(({ id }) => id)
      .filter((id) => chosen.includes(id))
    return known.length === chosen.length ? good(known) : bad('no-such-entry')
  },

  show: (question, answer, given) =>
    entriesOf(given[question.to])
      .filter(({ id }) => [answer].flat().includes(id))
      .map((entry) => String(entry[question.shows])),
}

/** The entries of a list as given; nothing when it is not a list. */
export function entriesOf(given: Given): readonly Entry[] {
  return Array.isArray(given) ? given.filter((entry): entry is Entry => typeof entry === 'object') : []
}
