import type { SessionEnd } from '#contract/identity.ts'
import type { Problem } from '#contract/problem.ts'
import { ConsentReceipt, KnownPerson, Receipt } from '#contract/wire.ts'
import type { OutboxItem } from './records.ts'
import type { Reply, Send } from './request.ts'

export type Delivery =
  | { outcome: 'received'; receipt: Receipt }
  | { outcome: 'recorded'; receipt: ConsentReceipt }
  | { outcome: 'known'; person: KnownPerson }
  | { outcome: 'refused'; problem: Problem }
  | { outcome: 'sign-in'; because?: SessionEnd }
  | { outcome: 'two-step' }
  | { outcome: 'later'; retryAfter?: number }

/** Sends one item and judges the answer: an answer that does not name what was sent is no answer. */
export async function sendItem(item: OutboxItem, send: Send, practitionerId: string): Promise<Delivery> {
  const options = { practitionerId }
  switch (item.kind) {
    case 'submission':
      return readReceipt(item.document, await send('PUT', `/submissions/${item.subjectId}`, item.document, options))
    case 'consent':
      return readConsentReceipt(item.document, await send('PUT', `/consents/${item.subjectId}`, item.document, options))
    case 'person':
      return readPerson(item.subjectId, await send('PUT', `/people/${item.subjectId}`, item.document, options))
    case 'person-change':
      return readPerson(item.subjectId, await send('PATCH', `/people/${item.subjectId}`, item.document, options))
  }
}

/** What a receipt must repeat. */
type Confirmed = Pick<Receipt, 'id' | 'sha256'>

function readReceipt(document: Confirmed, reply: Reply): Delivery {
  if (reply.outcome !== 'ok') return reply
  const receipt = isAnswer(reply) ? Receipt.safeParse(reply.body).data : undefined
  return receipt && isFor(document, receipt) ? { outcome: 'received', receipt } : { outcome: 'later' }
}

function readConsentReceipt(document: Confirmed, reply: Reply): Delivery {
  if (reply.outcome !== 'ok') return reply
  const receipt = isAnswer(reply) ? ConsentReceipt.safeParse(reply.body).data : undefined
  return receipt && isFor(document, receipt) ? { outcome: 'recorded', receipt } : { outcome: 'later' }
}

function isFor({ id, sha256 }: Confirmed, receipt: Confirmed): boolean {
  return receipt.id === id && receipt.sha256 === sha256
}

function readPerson(id: string, reply: Reply): Delivery {
  if (reply.outcome !== 'ok') return reply
  const person = isAnswer(reply) ? KnownPerson.safeParse(reply.body).data : undefined
  return person?.id === id ? { outcome: 'known', person } : { outcome: 'later' }
}

function isAnswer({ status }: { status: number }): boolean {
  return status === 200 || status === 201
}
