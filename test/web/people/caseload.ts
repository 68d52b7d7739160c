import { addDays, londonDay } from '#contract/london.ts'
import type { ProblemType } from '#contract/problem.ts'
import type { Person } from '#contract/wire.ts'
import { saveAnswer } from '#device/answers.ts'
import type { Device } from '#device/database.ts'
import { startDraft } from '#device/drafts.ts'
import { keepPeople } from '#device/keep-told.ts'
import { listWaiting } from '#device/outbox.ts'
import type { Draft, OutboxItem } from '#device/records.ts'
import { markRefused, settleSubmission } from '#device/settle.ts'
import { posted, receipt } from '../device/phone.ts'
import { aaron } from './screen.ts'

/** Somebody the council has already. */
export async function knownPerson(device: Device, details: Person['details'] = {}, hidden = false): Promise<string> {
  const id = crypto.randomUUID()
  await keepPeople(device, [{ id, details: { ...aaron, ...details }, hidden, revision: 1 }])
  return id
}

/** A draft whose request was received so many days ago. */
export async function draftSince(device: Device, personId: string, days: number): Promise<Draft> {
  const draft = await startDraft(device, { personId, formId: 'adult-advice', formVersion: 1 })
  await saveAnswer(device, draft.id, 'requestReceived', addDays(londonDay(new Date()), -days))
  return draft
}

/** Advice that the council has confirmed, under `AAF 482 173`; gives its id. */
export async function receivedAdvice(device: Device, personId: string): Promise<string> {
  const submission = await posted(device, personId)
  const { seq } = await lastItem(device)
  await settleSubmission(device, seq, receipt(submission))
  return submission.id
}

async function lastItem(device: Device): Promise<OutboxItem> {
  const item = (await listWaiting(device)).at(-1)
  if (!item) throw new Error('nothing waits')
  return item
}

/** The council says no to what was queued last. */
export async function refuseLast(
  device: Device,
  type: ProblemType,
  faults: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { seq } = await lastItem(device)
  await markRefused(device, seq, { type, title: type, status: 409, faults })
}
