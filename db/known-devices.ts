import { type Tx } from './connect.ts'

export async function keepKnownDevice(tx: Tx, practitionerId: string, tokenHash: string): Promise<void> {
  await tx
    .insertInto('known_device')
    .values({ practitioner_id: practitionerId, token_hash: tokenHash })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Whether whoever has this address has come all the way in from this browser before. */
export async function isKnownDevice(tx: Tx, email: string, tokenHash: string): Promise<boolean> {
  const known = await tx
    .selectFrom('known_device')
    .innerJoin('practitioner', 'practitioner.id', 'known_device.practitioner_id')
    .select('practitioner.id')
    .where('practitioner.email', '=', email)
    .where('known_device.token_hash', '=', tokenHash)
    .executeTakeFirst()
  return known !== undefined
}
