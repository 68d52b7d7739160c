import type { ProblemType } from '#contract/problem.ts'
import { Consent, type ConsentReceipt, Person, PersonChange, type Receipt, Submission } from '#contract/wire.ts'
import { recordConsent } from '#device/consents.ts'
import { openDevice, type Device } from '#device/database.ts'
import { chooseRole, loadDraft, startDraft } from '#device/drafts.ts'
import { saveAnswer } from '#device/answers.ts'
import { post } from '#device/outbox.ts'
import { enterPhone } from '#device/practitioner.ts'
import type { Draft, KeptConsent } from '#device/records.ts'
import type { Method, Reply, Send } from '#device/request.ts'
import { StorageFault } from '#device/storage-fault.ts'
import { writeSubmission } from '#device/submission.ts'
import { verbalConsent } from '../../examples/consent.ts'

/** A phone of a practitioner nobody else in these tests is. */
export async function newPhone(): Promise<Device> {
  return openDevice(crypto.randomUUID())
}

/** As after signing in. */
export async function hold(device: Device, forename = 'Ann'): Promise<void> {
  const { practitionerId: id } = device
  await enterPhone({ id, email: 'ann@council.example', forename, surname: 'Ash', roles: [], twoStep: true })
}

export function person(details: Person['details'] = {}): Person {
  const given = { forename: 'Aaron', surname: 'Aardvaark', dateOfBirth: '2010-04-30', currentSchool: 'Moat House' }
  return { id: crypto.randomUUID(), details: { ...given, ...details } }
}

/** A draft with one answer and a role. */
export async function filledDraft(device: Device, personId: string = crypto.randomUUID()): Promise<Draft> {
  const { id } = await startDraft(device, { personId, formId: 'adult-advice', formVersion: 1 })
  await saveAnswer(device, id, 'views', 'Likes trains')
  return chooseRole(device, id, crypto.randomUUID())
}

export async function submissionOf(
  device: Device,
  draft: Draft,
  answers: Submission['answers'] = { views: 'Likes trains' },
): Promise<Submission> {
  const { practitionerId } = device
  const { details } = person()
  return writeSubmission({ draft, practitionerId, about: details, answers, declarations: ['One', 'Two'] })
}

/** Handed in: what waits. */
export async function posted(device: Device, personId?: string): Promise<Submission> {
  const draft = await filledDraft(device, personId)
  const submission = await submissionOf(device, draft)
  await post(device, draft, submission)
  return submission
}

/** Consent that was asked for and waits: given, unless the answers say otherwise. */
export async function recorded(
  device: Device,
  personId: string = crypto.randomUUID(),
  {
    supersedes = null,
    ...answers
  }: { supersedes?: string | null; given?: string; name?: string; tellRefusal?: string } = {},
): Promise<KeptConsent> {
  const { practitionerId } = device
  return recordConsent(device, { practitionerId, personId, answers: { ...verbalConsent, ...answers }, supersedes })
}

export async function reload(device: Device, draft: Draft): Promise<Draft> {
  const kept = await loadDraft(device, draft.id)
  if (!kept) throw new Error('the draft is gone')
  return kept
}

export interface Asked {
  method: Method
  path: string
  body: unknown
  practitionerId: string | undefined
}

export interface Council {
  send: Send
  asked: Asked[]
  /** What `send` was asked to write, as `PUT /people/…`. */
  written: () => string[]
}

/** Answers as the council's server would, unless `instead` does; keeps what it was asked. */
export function council(
  instead: (asked: Asked) => Reply | undefined | Promise<Reply | undefined> = () => undefined,
): Council {
  const asked: Asked[] = []
  const send: Send = async (method, path, body, options) => {
    const one = { method, path, body, practitionerId: options?.practitionerId }
    asked.push(one)
    return (await instead(one)) ?? answer(one)
  }
  return { send, asked, written: () => asked.map(({ method, path }) => `${method} ${path}`) }
}

export function answer({ path, body }: Asked): Reply {
  const id = path.split('/').at(-1)
  if (path.startsWith('/submissions/')) return { outcome: 'ok', status: 201, body: receipt(Submission.parse(body)) }
  if (path.startsWith('/consents/')) return { outcome: 'ok', status: 201, body: consentReceipt(Consent.parse(body)) }
  const change = PersonChange.safeParse(body).data
  const { details } = change ?? Person.parse(body)
  const known = { id, details, hidden: change?.hidden ?? false, revision: (change?.baseRevision ?? 0) + 1 }
  return { outcome: 'ok', status: change ? 200 : 201, body: known }
}

export function receipt({ id, sha256 }: Submission): Receipt {
  return { id, sha256, reference: 'AAF 482 173', receivedAt: new Date().toISOString() }
}

export function consentReceipt({ id, sha256 }: Consent): ConsentReceipt {
  return { id, sha256, receivedAt: new Date().toISOString() }
}

export function problem(type: ProblemType, status: number): Reply {
  return { outcome: 'refused', problem: { type, title: type, status } }
}

/** `kept`, or why not. */
export async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'kept',
    (error: unknown) => (error instanceof StorageFault ? error.reason : error),
  )
}
