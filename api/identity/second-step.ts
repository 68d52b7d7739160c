import { type Context } from 'hono'
import { type SecondStep } from '#contract/identity.ts'
import { type Practitioner } from '#contract/wire.ts'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { countTry, endChallenge, type FoundChallenge, renewCode, untilNextCode } from '../../db/challenges.ts'
import { type Tx } from '../../db/connect.ts'
import { keepMail } from '../../db/mails.ts'
import { lockPractitioner } from '../../db/practitioners.ts'
import { giveBack, take, takeIn } from '../limits.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { challengeLife } from './challenges.ts'
import { checkAppCode, checkRecoveryCode, type Consume } from './factors.ts'
import { codesTo } from './mailing.ts'
import { loadPractitioner } from './practitioner.ts'
import { hashCode } from './secrets.ts'
import { begin, enter } from './session.ts'
import { createCodeMail, endOwn } from './sign-in.ts'

export interface GivenCode {
  method: Exclude<SecondStep, 'passkey'>
  code: string
}

/** A challenge with somebody behind it. */
interface Own extends FoundChallenge {
  practitioner_id: string
  email: string
}

/** The second step by a code. However many guesses come at once, a challenge takes five of them, and a day twenty. */
export async function tryCode(
  parts: Parts,
  c: Context,
  challenge: FoundChallenge | undefined,
  given: GivenCode,
): Promise<Practitioner | Refusal> {
  if (!isOwn(challenge)) return { type: 'proof-expired' }
  const { practitioner_id } = challenge
  const wait = await take(parts, { secondStep: practitioner_id })
  if (wait > 0) return refuseStep(parts, practitioner_id, { type: 'too-many', retryAfter: wait })

  const isCounted = await asIdentity(parts.db, (tx) => countTry(tx, challenge.id))
  if (!isCounted) return refuseStep(parts, practitioner_id, { type: 'proof-expired' })

  const consume = await check(parts, challenge, given)
  if (!consume) return refuseStep(parts, practitioner_id, { type: 'proof-wrong' })
  return finish(parts, c, challenge, { by: given.method, consume })
}

/** Undoes the transaction it is thrown in. */
class Undone extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.type)
    this.refusal = refusal
  }
}

/** Ends a challenge that was answered, and begins the session: all of it or nothing, so that no code is lost. */
export async function finish(
  parts: Parts,
  c: Context,
  challenge: Pick<Own, 'id' | 'practitioner_id'>,
  answer: { by: SecondStep; consume: Consume },
): Promise<Practitioner | Refusal> {
  try {
    const { begun, practitioner } = await asIdentity(parts.db, (tx) => answerChallenge(tx, parts, c, challenge, answer))
    enter(parts, c, begun)
    return practitioner
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    return refuseStep(parts, challenge.practitioner_id, error.refusal)
  }
}

async function answerChallenge(
  tx: Tx,
  parts: Parts,
  c: Context,
  { id, practitioner_id }: Pick<Own, 'id' | 'practitioner_id'>,
  { by, consume }: { by: SecondStep; consume: Consume },
) {
  const { suspended_at } = await lockPractitioner(tx, practitioner_id)
  if (suspended_at) throw new Undone({ type: 'account-suspended' })
  if (!(await consume(tx))) throw new Undone({ type: 'proof-wrong' })
  if (!(await endChallenge(tx, id))) throw new Undone({ type: 'proof-expired' })

  if (by !== 'passkey') await giveBack(tx, parts, { secondStep: practitioner_id })
  // A passkey may come where somebody is signed in still.
  await endOwn(tx, parts, c)
  const begun = await begin(tx, c, parts, { practitionerId: practitioner_id, bothSteps: true })
  await keepAudit(tx, { actor: practitioner_id, action: 'sign-in.done', detail: { with: by } })
  return { begun, practitioner: await loadPractitioner(tx, practitioner_id) }
}

/** A new code by mail for a challenge, and life for the challenge as long as the code's. */
export async function mailCode(parts: Parts, challenge: FoundChallenge | undefined): Promise<Date | Refusal> {
  if (!isOwn(challenge)) return { type: 'proof-expired' }
  if (challenge.two_step_method !== 'email') return { type: 'not-allowed' }

  const { hash, mail } = createCodeMail(parts, challenge.email)
  const expiresAt = new Date(Date.now() + challengeLife)
  return asIdentity(parts.db, async (tx) => {
    // First, so that the code somebody has stays good where no other goes out.
    const takes = codesTo(challenge.email)
    const wait = await takeIn(tx, parts, takes)
    if (wait > 0) return { type: 'too-many', retryAfter: wait }
    if (!(await renewCode(tx, challenge.id, hash, expiresAt))) {
      await giveBack(tx, parts, takes)
      return { type: 'too-many', retryAfter: untilNextCode(challenge) }
    }
    await keepMail(tx, mail)
    return expiresAt
  })
}

/** What uses a right code up; nothing for a wrong one. */
async function check(parts: Parts, challenge: Own, { method, code }: GivenCode): Promise<Consume | undefined> {
  const { practitioner_id, code_hash, two_step_method } = challenge
  if (method === 'app') return checkAppCode(parts, practitioner_id, code)
  if (method === 'recovery') return checkRecoveryCode(parts, practitioner_id, code)
  if (two_step_method !== 'email' || code_hash !== hashCode(parts.keys, code.replace(/\s/g, ''))) return undefined
  return () => Promise.resolve(true)
}

/** Records a second step that was not taken, and whose it was where that is known. */
export async function refuseStep({ db }: Parts, practitionerId: string | null, refusal: Refusal): Promise<Refusal> {
  await asIdentity(db, (tx: Tx) =>
    keepAudit(tx, {
      actor: null,
      action: 'sign-in.refused',
      subject: practitionerId,
      detail: { type: refusal.type, step: 'second' },
    }),
  )
  return refusal
}

function isOwn(challenge: FoundChallenge | undefined): challenge is Own {
  return challenge !== undefined && challenge.practitioner_id !== null && challenge.email !== null
}
