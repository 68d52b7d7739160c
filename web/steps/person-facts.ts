import { labelOf } from '#contract/code-lists/index.ts'
import { showDay } from '#contract/london.ts'
import { personName } from '#contract/person.ts'

/** What screens show of a person, in words. */
export interface PersonFacts {
  name: string
  forename: string
  gender: string
  /** `30 April 2010` */
  born: string
  /** The same as `2010-04-30`. */
  bornOn: string
  school: string
}

export function factsOf({ details }: { details: Readonly<Record<string, unknown>> }): PersonFacts {
  const bornOn = String(details.dateOfBirth)
  return {
    name: personName(details),
    forename: String(details.forename),
    gender: labelOf('gender', String(details.gender)),
    born: showDay(bornOn),
    bornOn,
    school: String(details.currentSchool),
  }
}
