import type { KnownPerson } from '#contract/wire.ts'
import type { KeptPerson } from './records.ts'

/**
 * The person with what the server tells of them. Changes that wait to be sent are not overwritten, and neither is
 * what the server told later: answers may arrive in another order than they were given.
 */
export function withKnown(person: KeptPerson | undefined, told: KnownPerson, isWaiting: boolean): KeptPerson {
  const { id, ...known } = told
  if (person?.known && person.known.revision > known.revision) return person
  return person && isWaiting ? { ...person, known } : { id, details: known.details, hidden: known.hidden, known }
}
