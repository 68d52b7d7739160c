import { randomUUID } from 'node:crypto'
import { type Db } from '../../db/connect.ts'

/** A practitioner with one role, as registration leaves them. */
export async function addPractitioner(db: Db) {
  const practitioner = {
    id: randomUUID(),
    email: `${randomUUID()}@council.example`,
    title: 'Ms',
    forename: 'Robin',
    surname: 'Okafor',
  }
  const role = {
    id: randomUUID(),
    practitioner_id: practitioner.id,
    professional_role: 'Social worker',
    organisation_name: 'Coventry City Council',
    address: JSON.stringify({ streetName: 'Earl Street', town: 'Coventry' }),
    postcode: 'CV1 5RR',
    work_phone: '024 7683 3333',
    mobile_number: '',
    position: 1,
  }
  await db.insertInto('practitioner').values(practitioner).execute()
  await db.insertInto('role').values(role).execute()
  return { ...practitioner, role }
}
