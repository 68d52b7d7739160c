import type { GivenAnswers } from './form.ts'
import { ageOn, isRealDay } from './london.ts'

/** What decides about questions and is asked nowhere: it is known of the person. */
export const factNames = ['ageBand'] as const

/** The facts about a person on a London day, under names that conditions can use like a question's. */
export function factsAbout(details: Readonly<Record<string, unknown>>, day: string): GivenAnswers {
  const born = details['dateOfBirth']
  if (typeof born !== 'string' || !isRealDay(born)) return {}
  return { ageBand: bandOf(ageOn(born, day)) }
}

function bandOf(age: number): string {
  if (age < 16) return 'under-16'
  if (age < 18) return '16-17'
  return age < 25 ? '18-24' : 'over-24'
}
