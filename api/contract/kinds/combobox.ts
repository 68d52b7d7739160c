import type { ComboboxQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'
import { lengthOf, plain } from './text.ts'

/** Free text by design: a list of schools or languages is never complete. */
export const combobox: Kind<ComboboxQuestion> = {
  check(question, given) {
    if (typeof given !== 'string') return bad('not-plain')
    const words = plain(given).replace(/\s+/g, ' ')
    return lengthOf(words) > question.most ? bad('too-long') : good(words)
  },

  show: (_question, answer) => [String(answer)],
}
