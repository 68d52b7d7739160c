import { declarationTexts } from '#contract/declarations.ts'
import type { Answers } from '#contract/form.ts'
import type { Disclosing } from '#contract/disclose.ts'
import type { Role } from '#contract/wire.ts'
import { wordFault } from '#contract/wording.ts'
import { post } from '#device/outbox.ts'
import type { Place } from '#device/records.ts'
import { writeSubmission } from '#device/submission.ts'
import type { WordedFault } from '#page/error-summary.ts'
import type { OpenDraft } from './open-draft.ts'
import { agreements, type Agreement } from './render-declarations.ts'
import { profile } from './way.ts'
import { wordFaults } from './word-faults.ts'

/** What keeps the advice from being handed in. */
export interface Problem extends WordedFault {
  /** Where it is put right; on the summary itself when absent. */
  place?: Place
}

/** In the order in which somebody would put them right. */
export function listProblems(open: OpenDraft, reading: Disclosing, agreed: ReadonlySet<string>): Problem[] {
  const role: Problem[] = roleOf(open)
    ? []
    : [{ name: profile, sentence: 'Confirm your work profile', place: { page: profile } }]
  const answers = wordFaults(open.form, reading.ok ? {} : reading.faults, open.draft.given)
  const names: Agreement[] = ['accurate', 'shared']
  const missing = names.filter((name) => !agreed.has(name))
  return [...role, ...answers, ...missing.map((name) => ({ name, sentence: wordFault(agreements[name], 'missing') }))]
}

/** The role it is written in, as long as the practitioner still holds it. */
export function roleOf({ practitioner, draft }: OpenDraft): Role | undefined {
  return practitioner.roles.find(({ id }) => id === draft.roleId)
}

/** From here on it waits to be sent. Returns the submission's id; rejects with a `StorageFault`. */
export async function handIn(
  { device, draft, form, practitioner, person }: OpenDraft,
  answers: Answers,
): Promise<string> {
  const declarations = declarationTexts(form)
  const submission = await writeSubmission({
    draft,
    practitionerId: practitioner.id,
    about: person.details,
    answers,
    declarations,
  })
  await post(device, draft, submission)
  return submission.id
}
