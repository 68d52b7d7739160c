import { askedQuestions, type AskedPage } from '#contract/asking.ts'
import type { Faults } from '#contract/fault.ts'
import type { Draft } from '#device/records.ts'
import { faultsOf, questionsOf } from './word-faults.ts'

/** The question of this page that was open when the person left the form here. */
export function questionLeftAt({ place, given }: Draft, { page, before }: AskedPage): string | undefined {
  const asked = askedQuestions(questionsOf(page), given, before)
  return place.page === page.id && Object.hasOwn(asked, place.question ?? '') ? place.question : undefined
}

/** What the council did not take of this page, as long as nothing was changed since. */
export function refusedOn({ refusal, savedAt }: Draft, { page }: AskedPage): Faults {
  return refusal && savedAt <= refusal.at ? faultsOf(questionsOf(page), refusal.faults ?? {}) : {}
}
