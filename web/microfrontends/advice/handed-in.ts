import type { Form } from '#contract/form.ts'
import { findForm } from '#contract/forms/index.ts'
import type { Practitioner, Receipt, SentRole, Submission } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { listWaiting } from '#device/outbox.ts'
import { loadPerson } from '#device/people.ts'
import { loadSession } from '#device/practitioner.ts'
import type { KeptPerson, OutboxItem } from '#device/records.ts'
import { loadSent } from '#device/sent.ts'
import type { Session } from './word-waiting.ts'

type WaitingSubmission = Extract<OutboxItem, { kind: 'submission' }>

/** Advice that was handed in: either it waits on this phone, or the council has it. */
export interface HandedIn {
  submission: Submission
  form: Form
  /** Absent when they are no longer on this phone. */
  person: KeptPerson | undefined
  /** As the server took it; absent until it has told. */
  role: SentRole | undefined
  where: { at: 'phone'; item: WaitingSubmission } | { at: 'council'; receipt: Receipt }
  session: Session
  /** Everything that waits with it. */
  items: readonly OutboxItem[]
}

/** Undefined when this phone knows nothing of it. What waits is read first: it is with the council before it leaves. */
export async function loadHandedIn(device: Device, id: string): Promise<HandedIn | undefined> {
  const items = await listWaiting(device)
  const [sent, session] = await Promise.all([loadSent(device, id), loadSession()])
  const item = items.find(
    (waiting): waiting is WaitingSubmission => waiting.kind === 'submission' && waiting.subjectId === id,
  )
  const submission = sent?.submission ?? item?.document
  const where = sent ? { at: 'council' as const, receipt: sent.receipt } : item && { at: 'phone' as const, item }
  const form = submission && findForm(submission.formId, submission.formVersion)
  if (!where || !form) return undefined
  const person = await loadPerson(device, submission.personId)
  return { submission, form, person, role: sent?.role, where, session, items }
}

/** The role it was handed in in; until the server has told, the practitioner's own, while they hold it. */
export function roleWhenSent({ role, submission }: HandedIn, { roles }: Practitioner): SentRole | undefined {
  return role ?? roles.find(({ id }) => id === submission.roleId)
}
