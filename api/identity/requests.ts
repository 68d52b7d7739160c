import * as z from 'zod/mini'
import { PasskeyCredential, SecondProof, TwoStepMethod } from '#contract/identity.ts'
import { AnswersByName } from '#contract/wire.ts'

/** What the routes of accounts take. Bounds are only there to refuse nonsense; what an answer must be is the contract's. */

const Text = z.string().check(z.maxLength(300))

/** All of `registration.ts`. */
export const Registration = z.strictObject({ details: AnswersByName })

/** One part of it, from its own screen. */
export const Details = z.strictObject({ details: AnswersByName })

export const EmailOnly = z.strictObject({ email: Text })

const byToken = { token: Text }
const byCode = { email: Text, code: Text }

/** The link's token, or the code of the same mail with the address it went to. */
export const Activation = z.union([z.strictObject(byToken), z.strictObject(byCode)])

const newPassword = { password: Text, second: z.optional(SecondProof) }

export const Reset = z.union([
  z.strictObject({ ...byToken, ...newPassword }),
  z.strictObject({ ...byCode, ...newPassword }),
])

export const SignIn = z.strictObject({ email: Text, password: Text })

/** Of the mail where nothing else is said. */
export const Code = z.strictObject({ code: Text, method: z.optional(z.enum(['email', 'app', 'recovery'])) })

export const OnlyCode = z.strictObject({ code: Text })

export const Credential = z.strictObject({ credential: PasskeyCredential })

export const Confirm = z.strictObject({ password: Text, secretAnswer: z.optional(Text) })

export const Method = z.strictObject({ method: TwoStepMethod })

export const Postcode = z.strictObject({ postcode: Text })

/** Where a request says all there is to say. */
export const Nothing = z.strictObject({})
