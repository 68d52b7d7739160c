import { personName } from '#contract/person.ts'
import { isPersonItem } from '#device/person-queue.ts'
import type { KeptPerson, OutboxItem } from '#device/records.ts'

const nouns = {
  submission: 'advice for',
  consent: 'consent record for',
  person: 'new person:',
  'person-change': 'changed details:',
} as const

/** What waits, in a few words: `advice for Aaron Aardvaark`. */
export function aboutItem(item: OutboxItem, person: KeptPerson | undefined): string {
  return `${nouns[item.kind]} ${nameOf(item, person)}`
}

/** Whom it is about, as this phone knows them, or as the item itself says. */
function nameOf(item: OutboxItem, person: KeptPerson | undefined): string {
  if (person) return personName(person.details)
  return isPersonItem(item) ? personName(item.document.details) : 'somebody who is no longer on this phone'
}
