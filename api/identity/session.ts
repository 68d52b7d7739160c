import { type Context } from 'hono'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { type Tx } from '../../db/connect.ts'
import { keepKnownDevice } from '../../db/known-devices.ts'
import {
  confirmSession,
  endSession,
  findSession,
  type FoundSession,
  rotateSession,
  startSession,
  touchSession,
} from '../../db/sessions.ts'
import { type AccessRole } from '../access.ts'
import { type Parts } from '../parts.ts'
import { type Problem } from '#contract/problem.ts'
import { forgetCookie, readCookie, writeCookie } from './cookies.ts'
import { wordDevice } from './device-words.ts'
import { createToken, hashToken } from './secrets.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** A session ends when it lies unused for so long, and in any case after so long. */
export const mostIdle = 30 * MINUTE
const longestLife = 12 * HOUR

/** Its use is noted so often: a write for every read would be one too many. */
const noteUseEvery = MINUTE

/** How often it gets a new token, so that one that was copied somewhere is soon of no use. */
const rotateEvery = 15 * MINUTE

/** How long it holds that it was confirmed who is there. */
const confirmationLife = 5 * MINUTE

/** Seconds; as long as browsers keep a cookie. */
const deviceLife = 400 * 24 * 3600

/** Who is signed in, and how. */
export interface SignedIn {
  id: string
  email: string
  accessRole: AccessRole
  hasTwoStep: boolean
  sessionId: string
  hasBothSteps: boolean
  /** Until then it counts as confirmed who is there. */
  confirmedUntil: Date | null
  /** Until then, nothing of how the account is protected can be changed. */
  restrictedUntil: Date | null
}

/** The session of a request; else, where there was one, why it is no more. */
export async function findSignedIn(
  parts: Parts,
  c: Context,
): Promise<{ practitioner: SignedIn } | { because?: Problem['because'] }> {
  const token = readCookie(c, parts.settings, 'session')
  if (!token) return {}

  const { found, next } = await asIdentity(parts.db, (tx) => useSession(tx, hashToken(token)))
  if (!found) return {}
  if (found.ended_because) return { because: found.ended_because }
  if (next) writeSession(parts, c, next, found.expires_at)
  return { practitioner: signedInOf(found) }
}

/** Looks a session up, ends it when its time is over, notes its use, and gives it a new token when that is due. */
async function useSession(tx: Tx, presented: string): Promise<{ found?: FoundSession; next?: string }> {
  const found = await findSession(tx, presented)
  if (!found || found.ended_at) return found ? { found } : {}

  const now = Date.now()
  const over = whyOver(found, now)
  if (over) {
    await endSession(tx, found.id, over)
    await keepAudit(tx, { actor: found.practitioner_id, action: 'session.ended', detail: { because: over } })
    return { found: { ...found, ended_because: over } }
  }
  if (now - found.rotated_at.getTime() > rotateEvery) {
    const next = await rotate(tx, found.id, presented, rotateEvery / 1000)
    if (next) return { found, next }
  }
  const isNew = found.former_token_hash !== null && found.former_until === null && found.token_hash === presented
  if (isNew || now - found.used_at.getTime() > noteUseEvery) await touchSession(tx, found.id, presented)
  return { found }
}

function whyOver(found: FoundSession, now: number): 'suspended' | 'too-long' | 'idle' | undefined {
  if (found.suspended_at) return 'suspended'
  if (found.expires_at.getTime() <= now) return 'too-long'
  return now - found.used_at.getTime() > mostIdle ? 'idle' : undefined
}

async function rotate(tx: Tx, id: string, presented: string, notWithin: number): Promise<string | undefined> {
  const next = createToken()
  return (await rotateSession(tx, id, { presented, next: hashToken(next), notWithin })) ? next : undefined
}

/**
 * Confirms who is there, with whatever goes with it; the session gets another token at that.
 *
 * @param alongside - What happens in the same transaction.
 */
export async function confirm(
  parts: Parts,
  c: Context,
  { sessionId }: SignedIn,
  alongside: (tx: Tx) => Promise<void>,
): Promise<void> {
  const token = readCookie(c, parts.settings, 'session') ?? ''
  const { next, expiresAt } = await asIdentity(parts.db, async (tx) => {
    await alongside(tx)
    const expiresAt = await confirmSession(tx, sessionId)
    return { expiresAt, next: await rotate(tx, sessionId, hashToken(token), 0) }
  })
  if (next && expiresAt) writeSession(parts, c, next, expiresAt)
}

/** A session that has begun; its tokens are the browser's once it is certain that they were kept. */
export interface Begun {
  token: string
  expiresAt: Date
  deviceToken?: string
}

/** Begins a session. With both steps done the browser is known from then on. */
export async function begin(
  tx: Tx,
  c: Context,
  { settings }: Pick<Parts, 'settings'>,
  { practitionerId, bothSteps }: { practitionerId: string; bothSteps: boolean },
): Promise<Begun> {
  const token = createToken()
  const expiresAt = new Date(Date.now() + longestLife)
  await startSession(tx, {
    id: crypto.randomUUID(),
    practitioner_id: practitionerId,
    token_hash: hashToken(token),
    both_steps: bothSteps,
    device: wordDevice(c.req.header('User-Agent')),
    expires_at: expiresAt,
  })
  if (!bothSteps) return { token, expiresAt }

  const deviceToken = readCookie(c, settings, 'device') ?? createToken()
  await keepKnownDevice(tx, practitionerId, hashToken(deviceToken))
  return { token, expiresAt, deviceToken }
}

export function enter(parts: Pick<Parts, 'settings'>, c: Context, { token, expiresAt, deviceToken }: Begun): void {
  forgetCookie(c, parts.settings, 'challenge')
  writeSession(parts, c, token, expiresAt)
  if (deviceToken) writeCookie(c, parts.settings, 'device', deviceToken, deviceLife)
}

function writeSession({ settings }: Pick<Parts, 'settings'>, c: Context, token: string, expiresAt: Date): void {
  writeCookie(c, settings, 'session', token, (expiresAt.getTime() - Date.now()) / 1000)
}

/** Whether it has to be confirmed who is there. Before two-step is on there is nothing yet that could be taken away. */
export function mustConfirm({ hasTwoStep, confirmedUntil }: SignedIn): boolean {
  return hasTwoStep && (confirmedUntil === null || confirmedUntil <= new Date())
}

function signedInOf(found: FoundSession): SignedIn {
  const { confirmed_at } = found
  return {
    id: found.practitioner_id,
    email: found.email,
    accessRole: found.access_role,
    hasTwoStep: found.two_step_method !== null,
    sessionId: found.id,
    hasBothSteps: found.both_steps,
    confirmedUntil: confirmed_at && new Date(confirmed_at.getTime() + confirmationLife),
    restrictedUntil: found.restricted_until,
  }
}
