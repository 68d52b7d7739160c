import { asIdentity } from '../../db/as.ts'
import { keepAudit } from '../../db/audit.ts'
import { type Db } from '../../db/connect.ts'
import { confirmRegistration } from '../../db/practitioners.ts'
import { prove, type Proved, type Shown } from '../../db/prove.ts'

/** Confirms the address, for whoever shows what was mailed to it. */
export function activate(db: Db, shown: Shown): Promise<Proved> {
  return asIdentity(db, async (tx) => {
    const proved = await prove(tx, 'activation', shown)
    if (typeof proved === 'string') return proved
    const { practitionerId, registration } = proved
    if (!registration || !(await confirmRegistration(tx, practitionerId, registration))) return 'expired'
    await keepAudit(tx, { actor: null, action: 'account.activated', subject: proved.practitionerId })
    return proved
  })
}
