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

/** What was sent and received, for lists. */
export const SentSubmission = z.object({
  receipt: Receipt,
  /** A newer server may tell more than this phone knows. */
  submission: z.object(submission),
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

/** How the second step is taken. */
export const TwoStepMethod = z.enum(['email', 'app', 'passkey'])
export type TwoStepMethod = z.infer<typeof TwoStepMethod>

/** The same, or one of the codes that were put away for the day when a phone is lost. */
export const SecondStep = z.enum([...TwoStepMethod.options, 'recovery'])
export type SecondStep = z.infer<typeof SecondStep>

/** What a right password leads to: the second step, or Home while two-step is not yet on. */
export const SignInStep = z.discriminatedUnion('next', [
  z.object({
    next: z.literal('code'),
    /** The preferred one; a code was mailed only where that is `email`. */
    method: TwoStepMethod,
    /** All that this account can take the step with, the preferred one first. */
    methods: z.array(SecondStep),
    expiresAt: Moment,
  }),
  z.object({ next: z.literal('home'), practitioner: Practitioner }),
])
export type SignInStep = z.infer<typeof SignInStep>

/** What a right code leads to. */
export const SignedIn = z.object({ practitioner: Practitioner })

/** What a browser's `navigator.credentials` takes, as JSON; what is in it is between it and the server. */
export const PasskeyOptions = z.object({ options: z.record(z.string(), z.unknown()) })

/** What a browser's `navigator.credentials` gave, as JSON. */
export const PasskeyCredential = z.looseObject({ id: z.string() })

/** What stands beside a mailed proof when a password is reset, on accounts that have it. */
export const SecondProof = z.discriminatedUnion('method', [
  z.strictObject({ method: z.enum(['app', 'recovery']), code: z.string().check(z.maxLength(100)) }),
  z.strictObject({ method: z.literal('passkey'), credential: PasskeyCredential }),
])
export type SecondProof = z.infer<typeof SecondProof>

export const Passkey = z.object({
  id: Id,
  /** Where it was made, in words: "Chrome on Android". */
  name: z.string(),
  createdAt: Moment,
  usedAt: z.nullable(Moment),
})
export type Passkey = z.infer<typeof Passkey>

/** How one's own second step stands. */
export const TwoStep = z.object({
  /** Null while two-step is not yet on. */
  method: z.nullable(TwoStepMethod),
  /** Whether an authenticator app is set up. */
  hasApp: z.boolean(),
  passkeys: z.array(Passkey),
  recoveryCodesLeft: z.int(),
})
export type TwoStep = z.infer<typeof TwoStep>

/** A secret for an authenticator app, in base32, and the same as an `otpauth:` address. Not in use before a code of it came. */
export const AppSecret = z.object({ secret: z.string(), uri: z.string() })
export type AppSecret = z.infer<typeof AppSecret>

/** Told once. */
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) })

/** Whether it was confirmed just now who is there, and what is asked for that beside the password. */
export const Confirmation = z.object({
  confirmedUntil: z.nullable(Moment),
  /** In words; null where none is asked. */
  secretQuestion: z.nullable(z.string()),
})
export type Confirmation = z.infer<typeof Confirmation>

/** One place where somebody is signed in. */
export const SessionInfo = z.object({
  id: Id,
  /** "Chrome on Android" */
  device: z.string(),
  startedAt: Moment,
  usedAt: Moment,
  /** Whether it is the one that asks. */
  isThis: z.boolean(),
})
export type SessionInfo = z.infer<typeof SessionInfo>

/** Why a session is no more. */
export const SessionEnd = z.enum([
  'idle',
  'too-long',
  'signed-out',
  'signed-out-elsewhere',
  'password-changed',
  'password-reset',
  'two-step-changed',
  'email-changed',
  'suspended',
])
export type SessionEnd = z.infer<typeof SessionEnd>

/** A code is on its way by mail, and good until then. */
export const CodeSent = z.object({ expiresAt: Moment })

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

export const problemTypes = [
  'account-not-active',
  'account-suspended',
  'confirm',
  'different-content',
  'factor-needed',
  'faulty-answers',
  'forbidden',
  'last-role',
  'malformed',
  'method-not-allowed',
  'not-allowed',
  'not-found',
  'not-json',
  'proof-expired',
  'proof-wrong',
  'restricted',
  'sign-in',
  'stale-person',
  'too-large',
  'too-many',
  'two-step',
  'unavailable',
  'unexpected',
  'unknown-form',
  'wrong-sign-in',
] as const

export type ProblemType = (typeof problemTypes)[number]

/** Every way the server says no: RFC 9457, with a `type` from the closed list. */
export const Problem = z.object({
  type: z.enum(problemTypes),
  title: z.string(),
  status: z.int(),
  /** One fault code a question, by name; `list.<entry id>.question` inside an entry. */
  faults: z.optional(z.record(z.string(), z.string())),
  /** Seconds until it is worth asking again. */
  retryAfter: z.optional(z.int()),
  /** With `sign-in`: why the session that was shown is no more, where that is known. */
  because: z.optional(z.catch(z.optional(SessionEnd), undefined)),
  /** With `factor-needed`: what the account has that would do. */
  methods: z.optional(z.array(SecondStep)),
})
export type Problem = z.infer<typeof Problem>
