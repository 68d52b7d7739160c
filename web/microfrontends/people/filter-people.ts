import { showDay, shortDay } from '#contract/london.ts'
import { listedName, personName } from '#contract/person.ts'
import type { KeptPerson } from '#device/records.ts'
import { birthdayOf } from './born.ts'

/** Keeps those in whose name, date of birth or school every word of the filter stands; all of them for an empty one. */
export function matchesFilter({ details }: KeptPerson, filter: string): boolean {
  const born = birthdayOf(details)
  const school = typeof details.currentSchool === 'string' ? details.currentSchool : ''
  const text = plain([listedName(details), personName(details), shortDay(born), showDay(born), school].join(' '))
  return plain(filter)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** Without case and accents: nobody types them to find somebody. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
