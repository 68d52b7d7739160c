import { type ColumnType, type Generated, type JSONColumnType } from 'kysely'
import { type AuditSchema } from './audit-schema.ts'
import { type IdentitySchema } from './identity-schema.ts'

/**
 * The tables, one interface each, as the migrations leave them. Moments (`timestamptz`) come out as `Date` and go in
 * as `Date` or ISO text; jsonb comes out parsed and goes in as JSON text; uuids are text.
 */
export interface Schema extends IdentitySchema, AuditSchema {
  person: PersonTable
  consent: ConsentTable
  submission: SubmissionTable
  message: MessageTable
  school: SchoolTable
}

export type Moment = ColumnType<Date, Date | string, Date | string>
/** When the row was made, by the database's clock. */
export type MomentMade = ColumnType<Date, never, never>
export type OptionalMoment = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>

type StoredAnswer = string | boolean | string[] | { id: string; [name: string]: string | boolean | string[] }[]
/** Answers by question name; what they mean is for the form to say. */
export type StoredAnswers = Record<string, StoredAnswer>

export interface PersonTable {
  id: string
  practitioner_id: string
  details: JSONColumnType<StoredAnswers>
  /** Of the person as first sent: tells a repeat from another person under the same id. */
  created_sha256: string
  hidden_at: OptionalMoment
  revision: Generated<number>
  created_at: MomentMade
  changed_at: ColumnType<Date, never, Date>
}

export interface ConsentTable {
  id: string
  practitioner_id: string
  person_id: string
  /** The record that no longer holds since this one. */
  supersedes: string | null
  /** The whole of what was sent; `content_sha256` can be worked out from it again. */
  document: JSONColumnType<StoredConsent>
  content_sha256: string
  received_at: MomentMade
}

interface StoredConsent {
  id: string
  practitionerId: string
  personId: string
  answers: StoredAnswers
  supersedes: string | null
  recordedAt: string
  sha256: string
}

export interface SubmissionTable {
  id: string
  practitioner_id: string
  person_id: string
  role_id: string
  /** The role in words, as it was then. */
  role_name: string
  organisation_name: string
  form_id: string
  form_version: number
  /** The whole of what was sent, answers and declarations; `content_sha256` can be worked out from it again. */
  document: JSONColumnType<StoredDocument>
  content_sha256: string
  reference: string
  finished_at: Moment
  received_at: MomentMade
}

export interface StoredDocument {
  id: string
  practitionerId: string
  personId: string
  roleId: string
  formId: string
  formVersion: number
  about: StoredAnswers
  answers: StoredAnswers
  declarations: string[]
  finishedAt: string
  sha256: string
}

export interface MessageTable {
  id: string
  practitioner_id: string
  submission_id: string | null
  subject: string
  text: string
  sent_at: MomentMade
  read_at: OptionalMoment
}

export interface SchoolTable {
  name: string
}
