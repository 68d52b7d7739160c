import { asIdentity } from '../../db/as.ts'
import { type AuditEntry, keepAudit } from '../../db/audit.ts'
import { type Tx } from '../../db/connect.ts'
import { voidPending } from '../../db/credentials.ts'
import { removeFactors } from '../../db/factors.ts'
import {
  changeStanding,
  findPractitioner,
  getPractitioner,
  lockPractitioner,
  type PractitionerRow,
} from '../../db/practitioners.ts'
import { endSessions } from '../../db/sessions.ts'
import { type AccessRole, accessRoles } from '../access.ts'
import { forgive } from '../limits.ts'
import { type Parts } from '../parts.ts'
import { normaliseEmail } from './email.ts'
import { changeMethod } from './two-step.ts'

type Around = Omit<Parts, 'passwords'>

/** Says for the audit what it did. */
type Change = (tx: Tx, practitioner: PractitionerRow, around: Around) => Promise<Pick<AuditEntry, 'action' | 'detail'>>

/** What whoever runs the server can do to an account. Nothing else makes anybody more than a practitioner. */
export const changes: ReadonlyMap<string, Change> = new Map<string, Change>([
  ...accessRoles.map((role) => [role, giveRole(role)] as const),
  ['reopen', reopen],
  ['forget-second-step', forgetSecondStep],
  ['suspend', suspend],
])

/**
 * Changes how an account stands, and says how it does so then. One that was never confirmed counts as none: nobody
 * has shown yet whose address it is.
 */
export function changeAccount(around: Around, email: string, change?: Change): Promise<string | undefined> {
  return asIdentity(around.db, async (tx) => {
    const found = await findPractitioner(tx, normaliseEmail(email))
    if (!found?.email_verified) return undefined
    if (!change) return wordStanding(found)

    const { action, detail } = await change(tx, found, around)
    await keepAudit(tx, { actor: null, action, subject: found.id, detail: { by: 'command', ...detail } })
    return wordStanding(await getPractitioner(tx, found.id))
  })
}

/** Until somebody opens it again. What was begun in it ends. */
export async function closeAccount(tx: Tx, id: string): Promise<void> {
  await lockPractitioner(tx, id)
  await changeStanding(tx, id, { suspended_at: new Date() })
  await endSessions(tx, id, 'suspended')
  await voidPending(tx, id)
}

function giveRole(role: AccessRole): Change {
  return async (tx, { id, access_role }) => {
    await changeStanding(tx, id, { access_role: role })
    return { action: 'account.role-changed', detail: { from: access_role, to: role } }
  }
}

async function reopen(tx: Tx, { id }: PractitionerRow) {
  await changeStanding(tx, id, { suspended_at: null })
  return { action: 'account.reopened' as const }
}

async function suspend(tx: Tx, { id }: PractitionerRow) {
  await closeAccount(tx, id)
  return { action: 'account.suspended' as const }
}

/** For somebody who has shown in person who they are. What they tried before that is forgotten too. */
async function forgetSecondStep(tx: Tx, { id, two_step_method }: PractitionerRow, around: Around) {
  await removeFactors(tx, id)
  await changeMethod(tx, around, { id, method: 'email' })
  await forgive(tx, around, { secondStep: id })
  return { action: 'account.second-step-forgotten' as const, detail: { from: two_step_method ?? 'none' } }
}

function wordStanding({ access_role, two_step_method, suspended_at }: PractitionerRow): string {
  const since = suspended_at ? `suspended since ${suspended_at.toISOString()}` : 'not suspended'
  return `role ${access_role}; two-step ${two_step_method ?? 'not on'}; ${since}`
}
