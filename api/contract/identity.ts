import * as z from 'zod/mini'
import { Id, Moment, Practitioner } from './wire.ts'

/** What phone and server say to each other about signing in, and what it takes. */

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

export const Sessions = z.object({ sessions: z.array(SessionInfo) })

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
