import type { GivenAnswers } from '#contract/form.ts'
import type { ProblemType } from '#contract/problem.ts'
import type { Consent, KnownPerson, Message, Person, PersonChange, Submission } from '#contract/wire.ts'

/** A person as kept on this phone: how they look here, and how the server last told them. */
export interface KeptPerson extends Person {
  hidden: boolean
  /** Absent until the server has them. */
  known?: Omit<KnownPerson, 'id'>
}

/** Where the person was, to resume there. */
export interface Place {
  page?: string
  entry?: string
  question?: string
}

export interface Draft {
  id: string
  /** Minted at the draft's birth and kept through edits, so that sending twice is sending once. */
  submissionId: string
  personId: string
  formId: string
  formVersion: number
  roleId?: string
  given: GivenAnswers
  place: Place
  startedAt: string
  savedAt: string
  /** Can be taken back until it is purged. */
  deletedAt?: string | undefined
  /** Waits in the outbox; kept until the receipt, so that it can be corrected when it is refused. */
  postedAt?: string | undefined
  /** Why the server did not take it, while it is being corrected. */
  refusal?: Refusal | undefined
}

export interface Refusal {
  type: ProblemType
  faults?: Readonly<Record<string, string>>
  at: string
}

interface Waiting {
  /** The id under which the server keeps it. */
  subjectId: string
  personId: string
  postedAt: string
  tries: number
  /** Not before this moment, milliseconds by the phone's clock. */
  dueAt: number
  refusal?: Refusal | undefined
}

/** What is to go to the server. The document never changes once it is here: it may have been sent. */
export type NewItem = Waiting &
  (
    | { kind: 'person'; document: Person }
    | { kind: 'person-change'; document: PersonChange }
    | { kind: 'submission'; draftId: string; document: Submission }
    | { kind: 'consent'; document: Consent }
  )

/** In the order of `seq`, which is never used again. */
export type OutboxItem = NewItem & { seq: number }

/** A record of consent as kept on this phone. What was recorded never changes. */
export interface KeptConsent {
  id: string
  consent: Consent
  /** Absent until the server has it; for good where nobody may be told of it. */
  receivedAt?: string
}

export interface KeptMessage extends Message {
  /** Read on this phone; the server is told at the next refresh. */
  markedAt?: string
}

/** Single facts, by name. */
export type Fact =
  | { name: 'schools'; schools: string[] }
  | { name: 'checked'; at: string }
  | { name: 'lease'; at: number }
  | { name: 'install-hint-dismissed'; at: string }
  | { name: 'person-draft'; id: string; given: GivenAnswers }
  | { name: 'consent-drafts'; byPerson: Readonly<Record<string, GivenAnswers>> }
