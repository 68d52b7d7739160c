import type { Form } from '#contract/form.ts'
import { findForm } from '#contract/forms/index.ts'
import type { Practitioner } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { loadDraft } from '#device/drafts.ts'
import { loadPerson } from '#device/people.ts'
import type { Draft, KeptPerson } from '#device/records.ts'
import type { Place } from '#page/portal-page.ts'

/** A draft with everything its screens need. */
export interface OpenDraft {
  device: Device
  practitioner: Practitioner
  draft: Draft
  form: Form
  person: KeptPerson
}

export type Opening =
  | { outcome: 'open'; open: OpenDraft }
  /** Handed in: there is nothing left to write. */
  | { outcome: 'submitted'; submissionId: string }
  /** Written on a form that only a newer version of the app knows. */
  | { outcome: 'newer' }
  | { outcome: 'gone' }

export async function openDraft({ device, practitioner, params }: Place): Promise<Opening> {
  const draft = device && (await loadDraft(device, params.draft ?? ''))
  if (!device || !practitioner || !draft || draft.deletedAt !== undefined) return { outcome: 'gone' }
  if (draft.postedAt !== undefined) return { outcome: 'submitted', submissionId: draft.submissionId }
  const [person, form] = [await loadPerson(device, draft.personId), findForm(draft.formId, draft.formVersion)]
  if (!person) return { outcome: 'gone' }
  return form ? { outcome: 'open', open: { device, practitioner, draft, form, person } } : { outcome: 'newer' }
}
