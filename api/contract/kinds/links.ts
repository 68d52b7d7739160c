import { holds } from '../asking.ts'
import { entriesOf } from '../entries.ts'
import type { Entry, GivenAnswers, LinksQuestion, VerdictsQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'

/** Ids of entries of an earlier list, in that list's order. */
export const links: Kind<LinksQuestion> = {
  check(question, given, asking) {
    if (!Array.isArray(given)) return bad('no-such-entry')
    const chosen: readonly unknown[] = given
    const known = linkable(question, asking.given)
      .map(({ id }) => id)
      .filter((id) => chosen.includes(id))
    return known.length === chosen.length ? good(known) : bad('no-such-entry')
  },

  show: (question, answer, given) =>
    linkable(question, given)
      .filter(({ id }) => [answer].flat().includes(id))
      .map(({ label }) => label),
}

/** The entries a question is about, each by its id and as `Need 2: Looking after the home`. */
export function linkable(
  question: LinksQuestion | VerdictsQuestion,
  given: GivenAnswers,
): { id: string; label: string }[] {
  return entriesOf(given[question.to])
    .map((entry, index) => ({ entry, number: index + 1 }))
    .filter(({ entry }) => holds(question.where, entry))
    .map(({ entry, number }) => ({ id: entry.id, label: labelOf(question, entry, number) }))
}

function labelOf({ entry: noun, shows, as }: LinksQuestion | VerdictsQuestion, entry: Entry, number: number): string {
  const shown = String(entry[shows] ?? '')
  const words = as?.[shown] ?? shown
  return words === '' ? `${noun} ${String(number)}` : `${noun} ${String(number)}: ${words}`
}
