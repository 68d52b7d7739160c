import { type AppSecret, type TwoStep, type TwoStepMethod } from '#contract/identity.ts'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { endChallenges } from '../../db/challenges.ts'
import { type Tx } from '../../db/connect.ts'
import {
  confirmApp,
  findAppSecrets,
  findFactors,
  keepNextAppSecret,
  keepRecoveryCodes,
  listPasskeys,
  type PasskeyRow,
  removeApp,
  removePasskey,
} from '../../db/factors.ts'
import { keepMail } from '../../db/mails.ts'
import { changeStanding, getPractitioner, lockPractitioner } from '../../db/practitioners.ts'
import { endSessions } from '../../db/sessions.ts'
import { giveBack, take } from '../limits.ts'
import { twoStepChangedMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { appUri, createAppSecret, matchStep } from './authenticator.ts'
import { appPurpose } from './factors.ts'
import { createRecoveryCodes } from './recovery-codes.ts'
import { seal, unseal } from './sealed.ts'
import { type SignedIn } from './session.ts'

export async function loadTwoStep(tx: Tx, id: string): Promise<TwoStep> {
  const { two_step_method } = await getPractitioner(tx, id)
  const { hasApp, recoveryCodes } = await findFactors(tx, id)
  const passkeys = await listPasskeys(tx, id)
  return { method: two_step_method, hasApp, passkeys: passkeys.map(passkeyOf), recoveryCodesLeft: recoveryCodes }
}

/** From the next sign-in on it is asked for; so everybody who is signed in must sign in again. */
export function preferMethod(parts: Parts, { id }: SignedIn, method: TwoStepMethod): Promise<Refusal | undefined> {
  return asIdentity(parts.db, async (tx): Promise<Refusal | undefined> => {
    await lockPractitioner(tx, id)
    const { hasApp, hasPasskey } = await findFactors(tx, id)
    if ((method === 'app' && !hasApp) || (method === 'passkey' && !hasPasskey)) return { type: 'factor-needed' }
    await keepMethod(tx, parts, { id, method })
    return undefined
  })
}

/** A secret for an app, which counts once a code of it has come. */
export async function offerApp({ db, keys }: Parts, { id, email }: SignedIn): Promise<AppSecret> {
  const secret = createAppSecret()
  await asIdentity(db, (tx) => keepNextAppSecret(tx, id, seal(keys, appPurpose, id, secret)))
  return { secret, uri: appUri(secret, email) }
}

/** The app is the preferred method from now on. Gives back the recovery codes that go with it. */
export async function proveApp(parts: Parts, practitioner: SignedIn, code: string): Promise<string[] | Refusal> {
  const { id } = practitioner
  const wait = await take(parts, { secondStep: id })
  if (wait > 0) return { type: 'too-many', retryAfter: wait }

  const { next } = await asIdentity(parts.db, (tx) => findAppSecrets(tx, id))
  const step = next === null ? undefined : matchStep(unseal(parts.keys, appPurpose, id, next), code, new Date())
  if (next === null || step === undefined) return { type: 'proof-wrong' }
  return enrol(parts, practitioner, 'app', async (tx) => {
    await giveBack(tx, parts, { secondStep: id })
    return confirmApp(tx, id, next, step)
  })
}

/**
 * Keeps a new factor, preferred from now on, with recovery codes where there are none yet. Every other session ends;
 * this one stays until its owner has put the codes away.
 */
export async function enrol(
  parts: Parts,
  { id, sessionId }: SignedIn,
  method: 'app' | 'passkey',
  keep: (tx: Tx) => Promise<boolean>,
): Promise<string[] | Refusal> {
  const { recoveryCodes } = await asIdentity(parts.db, (tx) => findFactors(tx, id))
  const codes = recoveryCodes > 0 ? undefined : await createRecoveryCodes(parts.passwords)
  return asIdentity(parts.db, async (tx): Promise<string[] | Refusal> => {
    await lockPractitioner(tx, id)
    if (!(await keep(tx))) return { type: 'proof-wrong' }
    if (codes) await keepRecoveryCodes(tx, id, codes.kept)
    await keepMethod(tx, parts, { id, method, except: sessionId })
    return codes?.shown ?? []
  })
}

/** Ten new ones; the old ones are good no longer. */
export async function renewRecoveryCodes(parts: Parts, { id }: SignedIn): Promise<string[]> {
  const { shown, kept } = await createRecoveryCodes(parts.passwords)
  await asIdentity(parts.db, async (tx) => {
    await keepRecoveryCodes(tx, id, kept)
    await tellOwner(tx, parts, id)
    await keepAudit(tx, { actor: id, action: 'recovery-codes.renewed' })
  })
  return shown
}

export function forgetApp(parts: Parts, practitioner: SignedIn): Promise<boolean> {
  return forget(parts, practitioner, async (tx) => {
    await removeApp(tx, practitioner.id)
    return true
  })
}

/** False where it is not theirs. */
export function forgetPasskey(parts: Parts, practitioner: SignedIn, passkeyId: string): Promise<boolean> {
  return forget(parts, practitioner, (tx) => removePasskey(tx, practitioner.id, passkeyId))
}

/** One factor less. Where it was the last of the preferred kind, the next best is preferred. */
function forget(parts: Parts, { id, sessionId }: SignedIn, remove: (tx: Tx) => Promise<boolean>): Promise<boolean> {
  return asIdentity(parts.db, async (tx) => {
    const { two_step_method } = await lockPractitioner(tx, id)
    if (!(await remove(tx))) return false
    const { hasApp, hasPasskey } = await findFactors(tx, id)
    const isLeft = { app: hasApp, passkey: hasPasskey, email: true }
    const best = hasApp ? 'app' : hasPasskey ? 'passkey' : 'email'
    if (two_step_method === null) return true
    await keepMethod(tx, parts, { id, method: isLeft[two_step_method] ? two_step_method : best, except: sessionId })
    return true
  })
}

interface Kept {
  id: string
  method: TwoStepMethod
  /** The session that goes on. */
  except?: string | undefined
}

async function keepMethod(tx: Tx, parts: Parts, { id, method, except }: Kept): Promise<void> {
  await changeMethod(tx, parts, { id, method, except })
  await keepAudit(tx, { actor: id, action: 'two-step.changed', detail: { method } })
}

/** Whoever did it: what was begun with the method of before ends, and the owner is told. */
export async function changeMethod(tx: Tx, parts: Telling, { id, method, except }: Kept): Promise<void> {
  await changeStanding(tx, id, { two_step_method: method })
  await endSessions(tx, id, 'two-step-changed', except)
  await endChallenges(tx, id)
  await tellOwner(tx, parts, id)
}

type Telling = Pick<Parts, 'settings'>

async function tellOwner(tx: Tx, { settings }: Telling, id: string): Promise<void> {
  const { email } = await getPractitioner(tx, id)
  await keepMail(tx, twoStepChangedMail(email, settings.councilName))
}

function passkeyOf({ id, name, created_at, used_at }: PasskeyRow) {
  return { id, name, createdAt: created_at.toISOString(), usedAt: used_at?.toISOString() ?? null }
}
