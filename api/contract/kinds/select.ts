import { codeLists, labelOf } from '../code-lists/index.ts'
import type { SelectQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'

export const select: Kind<SelectQuestion> = {
  check: (question, given) =>
    typeof given === 'string' && codeLists[question.list].some(({ code }) => code === given)
      ? good(given)
      : bad('not-an-option'),

  show: (question, answer) => [labelOf(question.list, String(answer))],
}
