import { type Context } from 'hono'
import { deleteCookie, getSignedCookie } from 'hono/cookie'
import { APIError } from 'better-auth/api'
import { type Challenge, endChallenge, endSpentChallenge, extendChallenge } from '../../db/challenges.ts'
import { keepMail } from '../../db/mails.ts'
import { endSession } from '../../db/sessions.ts'
import { codeMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type Auth, codeLife, codeTries, createSignInCode } from './auth.ts'
import { cookieNames } from './cookies.ts'
import { cookieHeader, findOwnChallenge, forwardCookies } from './session.ts'

type PasswordStep =
  | { outcome: 'home'; practitionerId: string }
  | { outcome: 'code'; expiresAt: Date }
  | { outcome: 'wrong-sign-in' | 'account-not-active' }

/**
 * The first step. The library does the same work for an address without an account, a hash included, and says the
 * same of it.
 */
export async function tryPassword(parts: Parts, c: Context, email: string, password: string): Promise<PasswordStep> {
  const signedIn = await signInEmail(parts.auth, email, password)
  if (typeof signedIn === 'string') return { outcome: signedIn }

  await endOldSession(parts, c)
  forwardCookies(parts, c, signedIn.headers)
  if (!('twoFactorRedirect' in signedIn.response)) {
    return { outcome: 'home', practitionerId: signedIn.response.user.id }
  }
  const challenge = setCookieHeader(signedIn.headers, cookieNames(parts.settings).challenge)
  return { outcome: 'code', expiresAt: await mailCode(parts, challenge, email) }
}

type CodeStep = { outcome: 'home'; practitionerId: string } | { outcome: 'proof-wrong' | 'proof-expired' | 'too-many' }

/** The second step. However many guesses come at once, a code answers five of them. */
export async function tryCode(parts: Parts, c: Context, challenge: Challenge, code: string): Promise<CodeStep> {
  const headers = cookieHeader(c, cookieNames(parts.settings).challenge)
  const signedIn = headers && (await verifyCode(parts.auth, headers, code))
  if (signedIn === undefined) return { outcome: 'proof-expired' }
  if (typeof signedIn === 'string') {
    await endSpentChallenge(parts.db, challenge.identifier, codeTries)
    return { outcome: signedIn }
  }
  forwardCookies(parts, c, signedIn.headers)
  return { outcome: 'home', practitionerId: signedIn.response.user.id }
}

/** A new code for a challenge, and life for the challenge as long as the code's; nothing within a minute of the last. */
export async function renewCode(parts: Parts, c: Context, { identifier, email }: Challenge): Promise<Date | undefined> {
  const headers = cookieHeader(c, cookieNames(parts.settings).challenge)
  if (!headers || !(await extendChallenge(parts.db, identifier, codeLife))) return undefined
  return mailCode(parts, headers, email)
}

/** Ends what this browser has begun: its session, or its wait for a code. */
export async function signOut(parts: Parts, c: Context): Promise<void> {
  await endOldSession(parts, c)
  const challenge = await findOwnChallenge(parts, c)
  if (challenge) await endChallenge(parts.db, challenge.identifier)
  forgetCookies(parts, c)
}

export function forgetCookies({ settings }: Parts, c: Context): void {
  const isHttps = settings.publicUrl.startsWith('https:')
  for (const name of Object.values(cookieNames(settings))) deleteCookie(c, name, { path: '/', secure: isHttps })
}

async function mailCode({ auth, db }: Parts, challenge: { cookie: string }, email: string): Promise<Date> {
  const mail = codeMail(email, await createSignInCode(auth, challenge))
  await keepMail(db, mail)
  return mail.expires_at
}

/** By our own statement: the library's `signOut` says that all is well when the row could not be deleted. */
async function endOldSession({ db, keys, settings }: Parts, c: Context): Promise<void> {
  const token = await getSignedCookie(c, keys.session, cookieNames(settings).session)
  if (token) await endSession(db, token)
}

async function signInEmail(auth: Auth, email: string, password: string) {
  try {
    return await auth.api.signInEmail({ body: { email, password }, returnHeaders: true })
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error
    return error.statusCode === 403 ? 'account-not-active' : 'wrong-sign-in'
  }
}

async function verifyCode(auth: Auth, headers: { cookie: string }, code: string) {
  try {
    return await auth.api.verifyTwoFactorOTP({ body: { code }, headers, returnHeaders: true })
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error
    if (error.body?.code === 'INVALID_CODE') return 'proof-wrong'
    return error.statusCode === 429 ? 'too-many' : 'proof-expired'
  }
}

/** What the browser will send back of a cookie that was just set. */
function setCookieHeader(headers: Headers, name: string): { cookie: string } {
  const cookie = headers.getSetCookie().find((set) => set.startsWith(`${name}=`)) ?? ''
  return { cookie: cookie.split(';', 1).join() }
}
