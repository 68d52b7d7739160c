import { isNothing } from '#contract/asking.ts'
import type { GivenAnswers } from '#contract/form.ts'
import type { Device } from './database.ts'
import type { Fact } from './records.ts'

/** What is typed, but neither added, recorded nor in a draft yet. */
export interface HalfTyped {
  /** Somebody is being added. */
  isPersonBegun: boolean
  /** The people whose consent is being recorded. */
  consentsOf: readonly string[]
}

export async function loadHalfTyped(device: Device): Promise<HalfTyped> {
  return halfTypedIn(await device.read(['facts'], (tx) => tx.objectStore('facts').getAll()))
}

export function halfTypedIn(facts: readonly Fact[]): HalfTyped {
  const byPerson = facts.flatMap((fact) => (fact.name === 'consent-drafts' ? Object.entries(fact.byPerson) : []))
  return {
    isPersonBegun: facts.some((fact) => fact.name === 'person-draft' && isTyped(fact.given)),
    consentsOf: byPerson.flatMap(([personId, given]) => (isTyped(given) ? [personId] : [])),
  }
}

/** Emptied again is as good as never begun. */
function isTyped(given: GivenAnswers): boolean {
  return Object.values(given).some((answer) => !isNothing(answer))
}
