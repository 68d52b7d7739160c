import { disclose, type Disclosing } from '#contract/disclose.ts'
import { factsAbout } from '#contract/facts.ts'
import { londonDay } from '#contract/london.ts'
import type { OpenDraft } from './open-draft.ts'

/** What would leave the phone if it were handed in now, or what keeps it here. */
export function readDraft({ form, draft, person }: OpenDraft): Disclosing {
  const today = londonDay(new Date())
  return disclose(form, draft.given, { today, facts: factsAbout(person.details, today) })
}
