import { ageOn, londonDay, shortDay, showDay } from '#contract/london.ts'
import type { KeptPerson } from '#device/records.ts'

type Details = KeptPerson['details']

/** `2010-04-30` */
export function birthdayOf({ dateOfBirth }: Details): string {
  if (typeof dateOfBirth !== 'string') throw new Error('a person without a date of birth')
  return dateOfBirth
}

/** `Born 30 April 2010, 16 years old` */
export function wordBorn(details: Details, now: Date): string {
  const day = birthdayOf(details)
  return `Born ${showDay(day)}, ${wordAge(day, now)}`
}

/** `Born 30/04/2010, 16 years old`, as lists have it. */
export function listBorn(details: Details, now: Date): string {
  const day = birthdayOf(details)
  return `Born ${shortDay(day)}, ${wordAge(day, now)}`
}

function wordAge(born: string, now: Date): string {
  const age = ageOn(born, londonDay(now))
  return `${String(age)} ${age === 1 ? 'year' : 'years'} old`
}
