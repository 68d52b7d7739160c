import { factsAbout } from '#contract/facts.ts'
import { findForm } from '#contract/forms/index.ts'
import { londonDay } from '#contract/london.ts'
import type { Portal, Practitioner } from '#contract/wire.ts'
import { listConsents } from '#device/consents.ts'
import type { Device } from '#device/database.ts'
import { loadDraft } from '#device/drafts.ts'
import { listPeople } from '#device/people.ts'
import type { Draft, KeptConsent, KeptPerson } from '#device/records.ts'
import type { Place } from '#page/portal-page.ts'
import type { Walk } from './way.ts'

/** A draft with everything its screens need. */
export interface OpenDraft extends Walk {
  device: Device
  practitioner: Practitioner
  portal: Portal
  draft: Draft
  person: KeptPerson
  /** Everybody this practitioner works with. */
  people: readonly KeptPerson[]
  /** Records of consent about the person that were made outside a form. */
  consents: readonly KeptConsent[]
}

export type Opening =
  | { outcome: 'open'; open: OpenDraft }
  /** Handed in: there is nothing left to write. */
  | { outcome: 'submitted'; submissionId: string }
  /** Written on a form that only a newer version of the app knows. */
  | { outcome: 'newer' }
  | { outcome: 'gone' }

export async function openDraft({ device, practitioner, portal, params }: Place): Promise<Opening> {
  const draft = device && (await loadDraft(device, params.draft ?? ''))
  if (!device || !practitioner || !draft || draft.deletedAt !== undefined) return { outcome: 'gone' }
  if (draft.postedAt !== undefined) return { outcome: 'submitted', submissionId: draft.submissionId }
  const [people, consents] = await Promise.all([listPeople(device), listConsents(device, draft.personId)])
  const person = people.find(({ id }) => id === draft.personId)
  const form = findForm(draft.formId, draft.formVersion)
  if (!person) return { outcome: 'gone' }
  if (!form) return { outcome: 'newer' }
  const facts = factsAbout(person.details, londonDay(new Date()))
  return { outcome: 'open', open: { device, practitioner, portal, draft, form, facts, person, people, consents } }
}
