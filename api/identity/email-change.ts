import { type Context } from 'hono'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { voidPending } from '../../db/credentials.ts'
import { keepMail } from '../../db/mails.ts'
import { changeEmail, findPractitioner, getPractitioner } from '../../db/practitioners.ts'
import { keepProofUnlessRecent, voidEarlierProofs } from '../../db/proofs.ts'
import { prove, type Shown } from '../../db/prove.ts'
import { endSessions } from '../../db/sessions.ts'
import { take } from '../limits.ts'
import { emailAskedMail, emailChangedMail, emailTakenMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { isSignInEmail, normaliseEmail } from './email.ts'
import { mayMail } from './mailing.ts'
import { createProof } from './proofs.ts'
import { findSignedIn, type SignedIn } from './session.ts'

/**
 * Asks for another address: it counts once what is mailed there has come back. The old one is told at once. An address
 * that has an account already is told so itself; whoever asked is not.
 */
export async function askForEmail(parts: Parts, { id, email }: SignedIn, given: string): Promise<Refusal | undefined> {
  const next = normaliseEmail(given)
  if (!isSignInEmail(next)) return { type: 'faulty-answers', faults: { email: 'not-an-email' } }
  const wait = await take(parts, { changesTold: id })
  if (wait > 0) return { type: 'too-many', retryAfter: wait }

  const { proof, mail } = createProof(parts, 'email-change', next)
  const { councilName } = parts.settings
  await asIdentity(parts.db, async (tx) => {
    const taken = await findPractitioner(tx, next)
    const mayAsk = mayMail(tx, parts, { kind: 'email-change', email: next })
    if (!(await keepProofUnlessRecent(tx, { ...proof, new_email: next }, taken ? null : id, () => mayAsk(true)))) return
    await voidEarlierProofs(tx, proof, id)
    await keepMail(tx, taken ? emailTakenMail(next) : mail)
    if (await mayMail(tx, parts, { kind: 'email-asked', email })(true))
      await keepMail(tx, emailAskedMail(email, councilName))
    await keepAudit(tx, { actor: id, action: 'email.asked' })
  })
  return undefined
}

/** Confirms the new address, for whoever shows what was mailed to it. Every session ends but the one that does so. */
export async function confirmEmail(parts: Parts, c: Context, shown: Shown): Promise<Refusal | undefined> {
  const found = await findSignedIn(parts, c)
  return asIdentity(parts.db, async (tx): Promise<Refusal | undefined> => {
    const proved = await prove(tx, 'email-change', shown)
    if (typeof proved === 'string') return { type: `proof-${proved}` }

    const { practitionerId, newEmail } = proved
    const { email: old, suspended_at } = await getPractitioner(tx, practitionerId)
    if (suspended_at) return { type: 'account-suspended' }
    if (newEmail === null || !(await changeEmail(tx, practitionerId, newEmail))) return { type: 'proof-expired' }

    const isOwn = 'practitioner' in found && found.practitioner.id === practitionerId
    await endSessions(tx, practitionerId, 'email-changed', isOwn ? found.practitioner.sessionId : undefined)
    await voidPending(tx, practitionerId)
    await keepMail(tx, emailChangedMail(old, parts.settings.councilName))
    await keepAudit(tx, { actor: practitionerId, action: 'email.changed' })
    return undefined
  })
}
