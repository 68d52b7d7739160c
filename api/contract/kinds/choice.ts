import type { ChoiceQuestion } from '../form.ts'
import { bad, good, type Kind } from './kind.ts'

export const choice: Kind<ChoiceQuestion> = {
  check: (question, given) =>
    typeof given === 'string' && Object.hasOwn(question.options, given) ? good(given) : bad('not-an-option'),

  show: (question, answer) => [question.options[String(answer)] ?? String(answer)],
}
