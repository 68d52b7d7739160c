import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import type { TextQuestion } from '#contract/form.ts'
import { emailQuestion } from '#contract/registration.ts'
import { wordFaults, type Refusal } from './refusal.ts'

export const ownEmail = { ...emailQuestion, noun: 'your email address' } as const satisfies TextQuestion

/** The address in a box, or what is wrong with it. */
export function readEmail(typed: string | undefined): { ok: true; email: string } | { ok: false; refusal: Refusal } {
  const questions = { email: ownEmail }
  const reading = readQuestions(questions, { email: typed }, londonDay(new Date()))
  if (!reading.ok) return { ok: false, refusal: wordFaults(questions, reading.faults) }
  return { ok: true, email: String(reading.answers.email) }
}
