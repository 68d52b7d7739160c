import { type Context } from 'hono'
import { getCookie, getSignedCookie } from 'hono/cookie'
import { type Challenge, findChallenge } from '../../db/challenges.ts'
import { endSession, touchSession } from '../../db/sessions.ts'
import { type Parts } from '../parts.ts'
import { cookieNames } from './cookies.ts'

const MINUTE = 60_000

/** A session ends when it lies unused for so long. */
const mostIdle = 30 * MINUTE

/** Its use is noted so often: a write for every read would be one too many. */
const noteUseEvery = MINUTE

/** Who is signed in, and whether with both steps. */
export interface SignedIn {
  id: string
  email: string
  hasBothSteps: boolean
  sessionId: string
}

export async function findSession({ auth, db, settings }: Parts, c: Context): Promise<SignedIn | undefined> {
  const headers = cookieHeader(c, cookieNames(settings).session)
  const found = headers && (await auth.api.getSession({ headers }))
  if (!found) return undefined

  const { session, user } = found
  const unused = Date.now() - session.updatedAt.getTime()
  if (unused > mostIdle) {
    await endSession(db, session.token)
    return undefined
  }
  if (unused > noteUseEvery) await touchSession(db, session.id)
  return { id: user.id, email: user.email, hasBothSteps: session.secondStep === true, sessionId: session.id }
}

/** The wait for a code that this browser is in, while it lives. */
export async function findOwnChallenge({ db, keys, settings }: Parts, c: Context): Promise<Challenge | undefined> {
  const identifier = await getSignedCookie(c, keys.session, cookieNames(settings).challenge)
  return identifier ? findChallenge(db, identifier) : undefined
}

/** The request's cookie of that name alone, for the identity library: it would act on any other that it finds. */
export function cookieHeader(c: Context, name: string): { cookie: string } | undefined {
  const value = getCookie(c, name)
  return value === undefined ? undefined : { cookie: `${name}=${encodeURIComponent(value)}` }
}

/** Hands on the cookies that the library has set, those of them that are ours. */
export function forwardCookies({ settings }: Parts, c: Context, headers: Headers): void {
  const names = Object.values(cookieNames(settings))
  for (const cookie of headers.getSetCookie()) {
    if (names.some((name) => cookie.startsWith(`${name}=`))) c.header('Set-Cookie', cookie, { append: true })
  }
}
