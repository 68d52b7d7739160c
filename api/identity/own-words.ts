import { asIdentity } from '../../db/as.ts'
import { type Db } from '../../db/connect.ts'
import { getPractitioner } from '../../db/practitioners.ts'
import { listRoles } from '../../db/roles.ts'
import { type Refusal } from '../problem.ts'
import { isGuessable } from './weak-passwords.ts'

/** Why somebody's new password will not do: it is well known, or made of what anybody knows about them. */
export async function refuseGuessable(db: Db, practitionerId: string, password: string): Promise<Refusal | undefined> {
  const words = await asIdentity(db, async (tx) => {
    const { email, forename, surname } = await getPractitioner(tx, practitionerId)
    const roles = await listRoles(tx, practitionerId)
    return [email, forename, surname, ...roles.map(({ organisation_name }) => organisation_name)]
  })
  return isGuessable(password, words) ? { type: 'faulty-answers', faults: { password: 'too-common' } } : undefined
}
