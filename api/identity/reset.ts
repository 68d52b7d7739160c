import { type Context } from 'hono'
import { type GivenAnswers } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { readQuestions } from '#contract/read.ts'
import { passwordQuestions } from '#contract/registration.ts'
import { type SecondProof, type SecondStep } from '#contract/identity.ts'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { endChallenge } from '../../db/challenges.ts'
import { type Tx } from '../../db/connect.ts'
import { keepPassword, voidPending } from '../../db/credentials.ts'
import { keepMail } from '../../db/mails.ts'
import { keepNotice } from '../../db/messages.ts'
import { changeStanding, getPractitioner, type PractitionerRow } from '../../db/practitioners.ts'
import { prove, type ProvedRow, releaseProof, type Shown } from '../../db/prove.ts'
import { endSessions } from '../../db/sessions.ts'
import { giveBack, take } from '../limits.ts'
import { passwordResetMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { findOwnChallenge } from './challenges.ts'
import { checkCode, type Consume } from './factors.ts'
import { refuseGuessable } from './own-words.ts'
import { checkPasskey } from './passkeys.ts'
import { methodsOf } from './sign-in.ts'

const DAY = 24 * 3_600_000

/** How long an old address is told of what happens to an account. */
const formerEmailLife = 30 * DAY

interface Given {
  shown: Shown
  password: string
  second?: SecondProof | undefined
}

/**
 * A new password for whoever shows what was mailed, and beside it whatever else the account is protected by. An
 * account that has nothing else is restricted for a day: the mailbox may be in other hands.
 */
export async function resetPassword(parts: Parts, c: Context, given: Given): Promise<Refusal | undefined> {
  const refusal = readPassword({ password: given.password })
  if (refusal) return refusal

  const proved = await proveFirst(parts, given)
  if ('type' in proved) return proved
  const guessable = await refuseGuessable(parts.db, proved.practitionerId, given.password)
  if (guessable) return guessable

  const consume = given.second ? await checkSecond(parts, c, proved, given.second) : undefined
  if (typeof consume === 'object') return consume

  const password = await parts.passwords.hash(given.password)
  return asIdentity(parts.db, async (tx): Promise<Refusal | undefined> => {
    // Used up for good only now, so that a proof that was right comes again with what was wanting.
    const again = await prove(tx, 'reset', given.shown)
    if (typeof again === 'string') return { type: `proof-${again}` }
    if (consume && !(await consume(tx))) {
      await releaseProof(tx, again.id)
      return wrongSecond
    }
    if (consume) await giveBack(tx, parts, { secondStep: again.practitionerId })
    await keepReset(tx, parts, { ...proved, password, byMailAlone: !consume })
    return undefined
  })
}

const wrongSecond: Refusal = { type: 'proof-wrong', faults: { second: 'not-the-same' } }

function readPassword(given: GivenAnswers): Refusal | undefined {
  const reading = readQuestions({ password: passwordQuestions.password }, given, londonDay(new Date()))
  return reading.ok ? undefined : { type: 'faulty-answers', faults: reading.faults }
}

/** Whose proof it is, or what else is needed beside it. It stays good. */
function proveFirst({ db }: Parts, { shown, second }: Given): Promise<ProvedRow | Refusal> {
  return asIdentity(db, async (tx): Promise<ProvedRow | Refusal> => {
    const proved = await prove(tx, 'reset', shown)
    if (typeof proved === 'string') return { type: `proof-${proved}` }
    await releaseProof(tx, proved.id)
    const methods = await secondProofsOf(tx, proved.practitionerId)
    return methods.length === 0 || second ? proved : { type: 'factor-needed', methods }
  })
}

/** All but the mailbox, which has been shown already. */
async function secondProofsOf(tx: Tx, practitionerId: string): Promise<SecondStep[]> {
  return (await methodsOf(tx, practitionerId, 'email')).filter((method) => method !== 'email')
}

async function checkSecond(
  parts: Parts,
  c: Context,
  { practitionerId }: ProvedRow,
  second: SecondProof,
): Promise<Consume | Refusal> {
  const wait = await take(parts, { secondStep: practitionerId })
  if (wait > 0) return { type: 'too-many', retryAfter: wait }
  if (second.method !== 'passkey') {
    return (await checkCode(parts, practitionerId, second.method, second.code)) ?? wrongSecond
  }
  const challenge = await findOwnChallenge(parts, c)
  if (!challenge) return wrongSecond
  const shown = await checkPasskey(parts, challenge, second.credential)
  if (shown?.practitionerId !== practitionerId) return wrongSecond
  // What was signed for this is good for nothing else.
  return async (tx) => (await endChallenge(tx, challenge.id)) && shown.consume(tx)
}

interface Reset {
  practitionerId: string
  /** Hashed. */
  password: string
  byMailAlone: boolean
}

/** Everything begun with the old password ends, and everybody who should know is told. */
async function keepReset(tx: Tx, { settings }: Parts, { practitionerId, password, byMailAlone }: Reset): Promise<void> {
  const practitioner = await getPractitioner(tx, practitionerId)
  await keepPassword(tx, practitionerId, password)
  await endSessions(tx, practitionerId, 'password-reset')
  await voidPending(tx, practitionerId)
  // Before two-step is on there is no work to reach yet, and nothing that could be changed.
  const restricted_until = byMailAlone && practitioner.two_step_method ? new Date(Date.now() + DAY) : null
  await changeStanding(tx, practitionerId, { restricted_until })
  for (const address of addressesOf(practitioner)) {
    await keepMail(tx, passwordResetMail(address, settings.councilName, restricted_until))
  }
  await keepNotice(tx, practitionerId, noticeOf(settings.councilName, restricted_until !== null))
  await keepAudit(tx, {
    actor: null,
    action: 'password.reset',
    subject: practitionerId,
    detail: { restricted: restricted_until !== null },
  })
}

/** The address, and for a while the one before it. */
function addressesOf({ email, former_email, email_changed_at }: PractitionerRow): string[] {
  const isRecent = email_changed_at !== null && Date.now() - email_changed_at.getTime() < formerEmailLife
  return former_email !== null && isRecent ? [email, former_email] : [email]
}

function noticeOf(councilName: string, isRestricted: boolean) {
  const restricted =
    'For 24 hours you cannot change how you log in, your email address or your devices. Everything else works.'
  return {
    subject: 'Your password was reset',
    text: [
      'The password of your account was reset with an email, and you were signed out everywhere.',
      ...(isRestricted ? [restricted] : []),
      `If it was not you, tell ${councilName} at once.`,
    ].join('\n\n'),
  }
}
