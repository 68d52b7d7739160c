import type { Form } from '#contract/form.ts'
import { ageOn } from '#contract/london.ts'
import type { KeptPerson } from '#device/records.ts'
import { factsOf } from './person-facts.ts'

/** What looks unusual and may still be right: said before sending, never in the way of it. */
export function warningsOf(form: Form, person: KeptPerson, today: string): string[] {
  if (form.audience !== 'adults') return []
  const { forename, bornOn } = factsOf(person)
  const age = ageOn(bornOn, today)
  if (age < 16) {
    return [
      `${forename} is ${String(age)} years old and this is the ${form.title}. Did you mean the Children's Services advice form?`,
    ]
  }
  return age < 25 ? [] : [`${forename} is ${String(age)} years old. Education, Health and Care Plans end at 25.`]
}
