import { type Context } from 'hono'
import { type SecondStep, type TwoStepMethod } from '#contract/identity.ts'
import { type Practitioner } from '#contract/wire.ts'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { endChallenge, findChallenge } from '../../db/challenges.ts'
import { type Tx } from '../../db/connect.ts'
import { isStillPassword } from '../../db/credentials.ts'
import { findFactors } from '../../db/factors.ts'
import { isKnownDevice } from '../../db/known-devices.ts'
import { keepMail } from '../../db/mails.ts'
import { findAccount, type FoundAccount, lockPractitioner } from '../../db/practitioners.ts'
import { endSession, findSession } from '../../db/sessions.ts'
import { forgive, giveBack, take, takeIn, type Takes } from '../limits.ts'
import { codeMail } from '../mail/mails.ts'
import { networkOf } from '../network.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { beginChallenge, writeChallenge } from './challenges.ts'
import { forgetCookie, readCookie } from './cookies.ts'
import { codesTo } from './mailing.ts'
import { loadPractitioner } from './practitioner.ts'
import { createCode, hashCode, hashToken } from './secrets.ts'
import { begin, type Begun, enter } from './session.ts'

/** What a right password leads to. */
export type PasswordStep =
  | { next: 'home'; practitioner: Practitioner }
  | { next: 'code'; method: TwoStepMethod; methods: SecondStep[]; expiresAt: Date }

/** The first step. For an address without an account it does the same work, a hash included, and says the same. */
export async function tryPassword(
  parts: Parts,
  c: Context,
  given: { email: string; password: string },
): Promise<PasswordStep | Refusal> {
  const takes = await lanesFor(parts, c, given.email)
  const wait = await take(parts, takes)
  if (wait > 0) return { type: 'too-many', retryAfter: wait }

  const account = await asIdentity(parts.db, (tx) => findAccount(tx, given.email))
  const isRight = await parts.passwords.verify(account?.password ?? undefined, given.password)
  if (!account?.password || !isRight) return refuseSignIn(parts, account, { type: 'wrong-sign-in' })
  if (!account.email_verified) return refuseSignIn(parts, account, { type: 'account-not-active' })
  if (account.suspended_at) return refuseSignIn(parts, account, { type: 'account-suspended' })

  const { id, password } = account
  const step = await asIdentity(parts.db, async (tx) => {
    // Password, second step and standing may have been changed while it was compared.
    const { two_step_method: method, suspended_at } = await lockPractitioner(tx, id)
    if (suspended_at || !(await isStillPassword(tx, { practitionerId: id, password }))) return undefined
    const { signInFromNetwork = '', ...lane } = takes
    await giveBack(tx, parts, { signInFromNetwork })
    await forgive(tx, parts, lane)
    await endOwn(tx, parts, c)
    return method === null ? goHome(tx, parts, c, id) : askForSecondStep(tx, parts, { id, method, email: given.email })
  })
  if (!step) return { type: 'wrong-sign-in' }
  if ('type' in step) return step
  if (step.next === 'home') {
    enter(parts, c, step.begun)
    return { next: 'home', practitioner: step.practitioner }
  }
  const { token, ...asked } = step
  forgetCookie(c, parts.settings, 'session')
  writeChallenge(parts, c, token)
  return asked
}

/** Ends what this browser has begun: its session, or its wait for a second step. */
export async function signOut(parts: Parts, c: Context): Promise<void> {
  await asIdentity(parts.db, (tx) => endOwn(tx, parts, c))
  forgetSignIn(parts, c)
}

/** In the browser alone. */
export function forgetSignIn({ settings }: Pick<Parts, 'settings'>, c: Context): void {
  forgetCookie(c, settings, 'session')
  forgetCookie(c, settings, 'challenge')
}

/** A code, and the mail that brings it. Earlier codes of the challenge are good no longer. */
export function createCodeMail({ keys }: Pick<Parts, 'keys'>, email: string) {
  const code = createCode()
  return { hash: hashCode(keys, code), mail: codeMail(email, code) }
}

/** A browser in which the address' owner has been before counts its tries apart from everybody else's. */
async function lanesFor(parts: Parts, c: Context, email: string): Promise<Takes> {
  const device = hashToken(readCookie(c, parts.settings, 'device') ?? '')
  const isKnown = await asIdentity(parts.db, (tx) => isKnownDevice(tx, email, device))
  const lane = isKnown ? { signInFromDevice: `${device} ${email}` } : { signInToAccount: email }
  return { ...lane, signInFromNetwork: networkOf(c, parts.settings) }
}

async function refuseSignIn({ db }: Parts, account: FoundAccount | undefined, refusal: Refusal): Promise<Refusal> {
  await asIdentity(db, (tx) =>
    keepAudit(tx, {
      actor: null,
      action: 'sign-in.refused',
      subject: account?.id ?? null,
      detail: { type: refusal.type },
    }),
  )
  return refusal
}

async function goHome(tx: Tx, parts: Parts, c: Context, id: string) {
  const begun: Begun = await begin(tx, c, parts, { practitionerId: id, bothSteps: false })
  await keepAudit(tx, { actor: id, action: 'sign-in.done', detail: { with: 'password' } })
  return { next: 'home' as const, begun, practitioner: await loadPractitioner(tx, id) }
}

interface Account {
  id: string
  email: string
  method: TwoStepMethod
}

async function askForSecondStep(tx: Tx, parts: Parts, { id, email, method }: Account) {
  const sent = method === 'email' ? createCodeMail(parts, email) : undefined
  if (sent) {
    const wait = await takeIn(tx, parts, codesTo(email))
    if (wait > 0) return { type: 'too-many' as const, retryAfter: wait }
    await keepMail(tx, sent.mail)
  }
  const code_hash = sent?.hash ?? null
  const begun = await beginChallenge(tx, {
    practitioner_id: id,
    purpose: 'sign-in',
    code_hash,
    passkey_challenge: null,
  })
  await keepAudit(tx, { actor: id, action: 'sign-in.half', detail: { with: 'password' } })
  return { next: 'code' as const, method, methods: await methodsOf(tx, id, method), ...begun }
}

/** All that an account can take the second step with, the preferred one first. */
export async function methodsOf(tx: Tx, id: string, preferred: TwoStepMethod): Promise<SecondStep[]> {
  const { hasApp, hasPasskey, recoveryCodes } = await findFactors(tx, id)
  const all: SecondStep[] = [
    preferred,
    ...(hasPasskey ? (['passkey'] as const) : []),
    ...(hasApp ? (['app'] as const) : []),
    ...(recoveryCodes > 0 ? (['recovery'] as const) : []),
  ]
  return [...new Set(all)]
}

/** The session this browser is in, and its wait for a second step. */
export async function endOwn(tx: Tx, { settings }: Pick<Parts, 'settings'>, c: Context): Promise<void> {
  const session = readCookie(c, settings, 'session')
  const found = session ? await findSession(tx, hashToken(session)) : undefined
  if (found && !found.ended_at) {
    await endSession(tx, found.id, 'signed-out')
    await keepAudit(tx, { actor: found.practitioner_id, action: 'session.ended', detail: { because: 'signed-out' } })
  }
  const token = readCookie(c, settings, 'challenge')
  const challenge = token ? await findChallenge(tx, hashToken(token), 'sign-in') : undefined
  if (challenge) await endChallenge(tx, challenge.id)
}
