import { showAddress } from '#contract/address.ts'
import { type Practitioner, type Role } from '#contract/wire.ts'
import { type Tx } from '../../db/connect.ts'
import { getPractitioner } from '../../db/practitioners.ts'
import { listRoles, type RoleRow } from '../../db/roles.ts'

/** A practitioner as the phone keeps them. */
export async function loadPractitioner(tx: Tx, id: string): Promise<Practitioner> {
  const { email, forename, surname, two_step_method, restricted_until } = await getPractitioner(tx, id)
  const roles = await listRoles(tx, id)
  const isRestricted = restricted_until !== null && restricted_until > new Date()
  return {
    id,
    email,
    forename,
    surname,
    roles: roles.map(roleOf),
    twoStep: two_step_method !== null,
    restrictedUntil: isRestricted ? restricted_until.toISOString() : null,
  }
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
