import * as z from 'zod/mini'

/**
 * What phone and server say to each other, as schemas that run on both sides. Not typed against the server
 * of the same build: an app in a pocket is often older than the server it speaks to.
 */

/** Ids are minted by whoever makes the thing, on the phone too. Never a secret. */
export const Id = z.uuid()

/** A moment, UTC, as `Date.toISOString()` writes it. */
export const Moment = z.iso.datetime()

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/))

const PlainAnswer = z.union([z.string(), z.boolean(), z.readonly(z.array(z.string()))])

const Entry = z.catchall(z.object({ id: Id }), PlainAnswer)

/** Answers by question name; what they must hold is for the declaration to say. */
export const AnswersByName = z.record(z.string(), z.union([PlainAnswer, z.readonly(z.array(Entry))]))

/** A person as its practitioner added them. The details' own rules are `person.ts`. */
export const Person = z.strictObject({
  id: Id,
  details: AnswersByName,
})
export type Person = z.infer<typeof Person>

/** A person as the server knows them: with a revision that grows by one at each change. */
export const KnownPerson = z.object({
  id: Id,
  details: AnswersByName,
  hidden: z.boolean(),
  revision: z.int(),
})
export type KnownPerson = z.infer<typeof KnownPerson>

/** New details or a hide/show, made on top of `baseRevision`. */
export const PersonChange = z.strictObject({
  baseRevision: z.int(),
  details: AnswersByName,
  hidden: z.boolean(),
})
export type PersonChange = z.infer<typeof PersonChange>

const submission = {
  id: Id,
  practitionerId: Id,
  personId: Id,
  /** The role the practitioner chose for this form, one of their own. */
  roleId: Id,
  formId: z.string().check(z.maxLength(60)),
  formVersion: z.int(),
  /** The person's details as they stood on the screen. */
  about: AnswersByName,
  answers: AnswersByName,
  /** The declarations as they stood on the screen when they were agreed to. */
  declarations: z.array(z.string().check(z.maxLength(4000))).check(z.length(2)),
  /** By the phone's clock. */
  finishedAt: Moment,
  sha256: Sha256,
}

/** A finished set of answers. `sha256` is over the canonical JSON of everything else in it. */
export const Submission = z.strictObject(submission)
export type Submission = z.infer<typeof Submission>

const consent = {
  id: Id,
  practitionerId: Id,
  personId: Id,
  /** Those of `consent.ts`. */
  answers: AnswersByName,
  /** The record that no longer holds since, if this one takes its place. */
  supersedes: z.nullable(Id),
  /** When it was written down, by the phone's clock. */
  recordedAt: Moment,
  sha256: Sha256,
}

/** A record of consent that was asked for outside a form. It never changes; a later one takes its place. */
export const Consent = z.strictObject(consent)
export type Consent = z.infer<typeof Consent>

/** The server's word that it holds a consent. */
export const ConsentReceipt = z.object({ id: Id, sha256: Sha256, receivedAt: Moment })
export type ConsentReceipt = z.infer<typeof ConsentReceipt>

/** A consent that was sent and received, for lists. */
export const KnownConsent = z.object({
  receipt: ConsentReceipt,
  /** A newer server may tell more than this phone knows. */
  consent: z.object(consent),
})
export type KnownConsent = z.infer<typeof KnownConsent>

/** The server's word that it holds a submission. Only this lets the phone let go. */
export const Receipt = z.object({
  id: Id,
  sha256: Sha256,
  /** Three letters, six digits, in groups: `AAF 482 173`. */
  reference: z.string().check(z.regex(/^[A-Z]{3} \d{3} \d{3}$/)),
  receivedAt: Moment,
})
export type Receipt = z.infer<typeof Receipt>

/** A role as it was when something was sent in it. */
export const SentRole = z.object({ professionalRole: z.string(), organisationName: z.string() })
export type SentRole = z.infer<typeof SentRole>

/** What was sent and received, for lists. */
export const SentSubmission = z.object({
  receipt: Receipt,
  /** A newer server may tell more than this phone knows. */
  submission: z.object(submission),
  /** Absent on a phone until the server has told it. */
  role: z.optional(SentRole),
})
export type SentSubmission = z.infer<typeof SentSubmission>

export const Message = z.object({
  id: Id,
  subject: z.string(),
  text: z.string(),
  sentAt: Moment,
  readAt: z.nullable(Moment),
  /** What it is about, when that is a submission. */
  submissionId: z.nullable(Id),
})
export type Message = z.infer<typeof Message>

/** A professional role with where it is practised. A practitioner may hold several; the first is the default. */
export const Role = z.object({
  id: Id,
  professionalRole: z.string(),
  organisationName: z.string(),
  address: z.string(),
  workPhone: z.string(),
  mobileNumber: z.string(),
})
export type Role = z.infer<typeof Role>

/** Who is signed in, as the phone keeps it. */
export const Practitioner = z.object({
  id: Id,
  email: z.string(),
  forename: z.string(),
  surname: z.string(),
  roles: z.array(Role),
  twoStep: z.boolean(),
  /** Until then, after a reset by mail alone, neither two-step nor the address nor devices can be changed. */
  restrictedUntil: z.optional(z.nullable(Moment)),
})
export type Practitioner = z.infer<typeof Practitioner>

/** What somebody said of themselves, by the questions of `registration.ts`. */
export const KnownDetails = z.object({ details: AnswersByName })

/** Work addresses already used in this portal at a postcode, in the parts of `address.ts`. */
export const FoundAddresses = z.object({ addresses: z.array(AnswersByName) })

/** What the page must know of this council's portal before anyone signs in. */
export const Portal = z.object({
  councilName: z.string(),
  councilEmail: z.string(),
  councilPhone: z.string(),
  privacyNoticeUrl: z.string(),
  secretQuestion: z.boolean(),
})
export type Portal = z.infer<typeof Portal>
