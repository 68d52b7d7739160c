import type { GivenAnswers } from './form.ts'
import { addDays, daysBetween, isRealDay, londonDay, showDay } from './london.ts'

/** SEND Regulations 2014, regulation 8(1): advice is due within six weeks of the day the request was received. */
const daysToAnswer = 42

/** The day advice is due, or undefined while nobody has said when it was asked for. */
export function dueDay(given: GivenAnswers): string | undefined {
  const received = given.requestReceived
  return typeof received === 'string' && isRealDay(received) ? addDays(received, daysToAnswer) : undefined
}

export interface Due {
  /** `Due 21 December 2026, 28 days left` */
  words: string
  /** Calm until the last seven days. */
  state: 'calm' | 'soon' | 'late'
}

export function wordDue(due: string, now: Date): Due {
  const left = daysBetween(londonDay(now), due)
  const days = `${String(Math.abs(left))} ${Math.abs(left) === 1 ? 'day' : 'days'}`
  const ending = left < 0 ? `${days} late` : left === 0 ? 'today' : `${days} left`
  return { words: `Due ${showDay(due)}, ${ending}`, state: left < 0 ? 'late' : left <= 7 ? 'soon' : 'calm' }
}
