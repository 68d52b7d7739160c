import type { Answer, Given, GivenAnswers, Question, QuestionKind, QuestionOf } from '../form.ts'
import { agreement } from './agreement.ts'
import { choice } from './choice.ts'
import { choices } from './choices.ts'
import { combobox } from './combobox.ts'
import { date } from './date.ts'
import type { Asking, Checked, Kind } from './kind.ts'
import { links } from './links.ts'
import { select } from './select.ts'
import { statement } from './statement.ts'
import { text } from './text.ts'
import { time } from './time.ts'
import { verdicts } from './verdicts.ts'

/** A new kind is one file and one line here; the compiler then asks for its field on the screen. */
const kinds: { readonly [K in QuestionKind]: Kind<QuestionOf[K]> } = {
  agreement,
  choice,
  choices,
  combobox,
  date,
  links,
  select,
  statement,
  text,
  time,
  verdicts,
}

/** Whether what is given is an answer to the question; the answer comes back in the form it is kept in. */
export function checkAnswer(question: Question, given: NonNullable<Given>, asking: Asking): Checked {
  return checkAs(question.kind, question, given, asking)
}

/** An answer in words, a line each. */
export function showAnswer(question: Question, answer: Answer, given: GivenAnswers): readonly string[] {
  return showAs(question.kind, question, answer, given)
}

function checkAs<K extends QuestionKind>(kind: K, question: QuestionOf[K], given: NonNullable<Given>, asking: Asking) {
  return kinds[kind].check(question, given, asking)
}

function showAs<K extends QuestionKind>(kind: K, question: QuestionOf[K], answer: Answer, given: GivenAnswers) {
  return kinds[kind].show(question, answer, given)
}
