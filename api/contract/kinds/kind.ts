import type { Answer, Given, GivenAnswers, Question } from '../form.ts'
import type { FaultCode } from '../fault.ts'

/** What a check may look at beside the answer itself. */
export interface Asking {
  /** The day it is, in London, `YYYY-MM-DD`. */
  today: string
  /** What is given beside it, and what was given before, the nearest last. */
  given: GivenAnswers
}

export type Checked = { ok: true; answer: Answer } | { ok: false; fault: FaultCode }

/** A sort of answer: how it is checked and how it is shown. Nothing about screens. */
export interface Kind<Q extends Question> {
  /** Never called with nothing given: whether that matters is for `read.ts` to say. Checking an answer gives the same answer. */
  check: (question: Q, given: NonNullable<Given>, asking: Asking) => Checked
  /** The answer in words, a line each. */
  show: (question: Q, answer: Answer, given: GivenAnswers) => readonly string[]
}

export function good(answer: Answer): Checked {
  return { ok: true, answer }
}

export function bad(fault: FaultCode): { ok: false; fault: FaultCode } {
  return { ok: false, fault }
}
