import { labelOf } from '#contract/code-lists/index.ts'
import { consentQuestions } from '#contract/consent.ts'
import { londonDay, showDay, showTime } from '#contract/london.ts'
import type { Consent } from '#contract/wire.ts'

type Said = Pick<Consent, 'answers' | 'recordedAt' | 'supersedes'>

/** What came of asking, in a word or two. */
export function wordOutcome({ answers: { given }, supersedes }: Said): string {
  if (given === 'no') return supersedes === null ? 'Refused' : 'Withdrawn'
  const outcomes = { yes: 'Agreed', restricted: 'Agreed, with restrictions', 'not-asked': 'Not asked' }
  return Object.entries(outcomes).find(([code]) => code === given)?.[1] ?? 'Recorded'
}

/** The day it was asked for; where nobody was asked, the day that was written down. */
export function consentDay({ answers: { date }, recordedAt }: Said): string {
  return typeof date === 'string' ? date : londonDay(new Date(recordedAt))
}

/** `20 November 2026 at 14:02` */
export function wordObtained(consent: Said): string {
  const { time } = consent.answers
  const day = showDay(consentDay(consent))
  return typeof time === 'string' ? `${day} at ${time}` : day
}

/** `Zoë Adeyemi, Self (the child / young person)` */
export function wordAsked(consent: Said): string {
  const { relationship } = consent.answers
  const name = consentName(consent)
  return typeof relationship === 'string' ? `${name}, ${labelOf('relationship', relationship)}` : name
}

/** Whoever was asked. */
export function consentName({ answers: { name } }: Said): string {
  return typeof name === 'string' ? name : ''
}

/** A moment, as the record's date and time hold it. */
export function obtainedAt(moment: string): { date: string; time: string } {
  return { date: londonDay(new Date(moment)), time: showTime(moment) }
}

/** Whom it is not to be shared with, in the question's words. */
export function wordKeptFrom({ answers: { notShareWith } }: Said): string[] {
  const codes: readonly unknown[] = Array.isArray(notShareWith) ? notShareWith : []
  return Object.entries(consentQuestions.notShareWith.options).flatMap(([code, words]) =>
    codes.includes(code) ? [words] : [],
  )
}
