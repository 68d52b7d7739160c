import { circumstancesQuestions } from '#contract/account.ts'
import { type Answers, type GivenAnswers } from '#contract/form.ts'
import { showDay } from '#contract/london.ts'
import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { keepMail } from '../../db/mails.ts'
import { keepNotice } from '../../db/messages.ts'
import { getPractitioner } from '../../db/practitioners.ts'
import { listRoles } from '../../db/roles.ts'
import { take } from '../limits.ts'
import { circumstancesMail } from '../mail/mails.ts'
import { type Parts } from '../parts.ts'
import { type Refusal } from '../problem.ts'
import { type Answered, answeredIn, readDetails } from './details.ts'
import { mustConfirm, type SignedIn } from './session.ts'
import { closeAccount } from './standing.ts'

/** Tells the council's team what has changed for somebody, and closes the account where they say so. */
export async function tellCircumstances(
  parts: Parts,
  practitioner: SignedIn,
  details: GivenAnswers,
): Promise<{ isSuspended: boolean } | Refusal> {
  const reading = readDetails(circumstancesQuestions, details)
  if (!reading.ok) return { type: 'faulty-answers', faults: reading.faults }

  const isSuspended = reading.answers['suspend'] === 'yes'
  if (isSuspended && mustConfirm(practitioner)) return { type: 'confirm' }

  const wait = await take(parts, { changesTold: practitioner.id })
  if (wait > 0) return { type: 'too-many', retryAfter: wait }
  await keepTold(parts, practitioner.id, reading.answers, isSuspended)
  return { isSuspended }
}

async function keepTold(parts: Parts, id: string, answers: Answers, isSuspended: boolean): Promise<void> {
  const answered = answeredIn(answers)
  await asIdentity(parts.db, async (tx) => {
    const practitioner = await getPractitioner(tx, id)
    const roles = await listRoles(tx, id)
    const told = wordTold(answered)
    const team = parts.settings.councilEmail
    await keepMail(tx, circumstancesMail(team, { practitioner, roles, told, isSuspended }))
    await keepNotice(tx, id, {
      subject: 'You told us about a change',
      text: ['We have told the council’s team:', ...told].join('\n\n'),
    })
    if (isSuspended) await closeAccount(tx, id)
    await keepAudit(tx, {
      actor: id,
      action: 'circumstances.told',
      detail: { change: answered('change'), suspended: isSuspended },
    })
  })
}

/** In the words they were asked in. */
function wordTold(answered: Answered): string[] {
  const { change, from, until } = circumstancesQuestions
  const what = Object.entries(change.options).find(([code]) => code === answered('change'))?.[1] ?? ''
  return [
    `${change.label} ${what}`,
    `${from.label} ${showDay(answered('from'))}`,
    ...(answered('until') ? [`${until.label} ${showDay(answered('until'))}`] : []),
    ...(answered('note') ? [answered('note')] : []),
  ]
}
