import { showAddress } from '#contract/address.ts'
import { type Practitioner, type Role } from '#contract/wire.ts'
import { type Db } from '../../db/connect.ts'
import { getPractitioner } from '../../db/practitioners.ts'
import { listRoles, type RoleRow } from '../../db/roles.ts'

/** A practitioner as the phone keeps them. */
export async function loadPractitioner(db: Db, id: string): Promise<Practitioner> {
  const { email, forename, surname, two_factor_enabled } = await getPractitioner(db, id)
  const roles = await listRoles(db, id)
  return { id, email, forename, surname, roles: roles.map(roleOf), twoStep: two_factor_enabled }
}

function roleOf(row: RoleRow): Role {
  return {
    id: row.id,
    professionalRole: row.professional_role,
    organisationName: row.organisation_name,
    address: showAddress(row.address),
    workPhone: row.work_phone,
    mobileNumber: row.mobile_number,
  }
}
