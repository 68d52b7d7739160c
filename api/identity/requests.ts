import * as z from 'zod/mini'
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

export const Reset = z.union([
  z.strictObject({ ...byToken, password: Text }),
  z.strictObject({ ...byCode, password: Text }),
])

export const SignIn = z.strictObject({ email: Text, password: Text })

export const Code = z.strictObject({ code: Text })

export const TwoStep = z.strictObject({ method: z.literal('email') })

export const Postcode = z.strictObject({ postcode: Text })

/** Where a request says all there is to say. */
export const Nothing = z.strictObject({})
