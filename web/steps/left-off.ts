import { askedQuestions } from '#contract/asking.ts'
import type { Faults } from '#contract/fault.ts'
import type { Draft } from '#device/records.ts'
import { givenOn, questionsOn, type AskedScreen } from './asked-screen.ts'
import { entryCodes, faultsOf } from './word-faults.ts'

/** The question of this screen that was open when the person left the form here. */
export function questionLeftAt({ place, given }: Draft, asked: AskedScreen): string | undefined {
  const { page, entry, before } = asked
  const questions = askedQuestions(questionsOn(asked), givenOn(asked, given) ?? {}, before)
  const isHere = place.page === page.id && place.entry === entry
  return isHere && Object.hasOwn(questions, place.question ?? '') ? place.question : undefined
}

/** What the council did not take of this screen, as long as nothing was changed since. */
export function refusedOn({ refusal, savedAt }: Draft, asked: AskedScreen): Faults {
  if (!refusal || savedAt > refusal.at) return {}
  const { page, entry } = asked
  const codes = refusal.faults ?? {}
  const own = 'list' in page && entry !== undefined ? entryCodes(page.list, entry, codes) : codes
  return faultsOf(questionsOn(asked), own)
}
