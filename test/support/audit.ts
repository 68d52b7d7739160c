import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { asChore, asPractitioner, asReader } from '../../db/as.ts'
import { type Head, linkAudit, type Sign } from '../../db/audit-chain.ts'
import { type Verified, verifyAudit } from '../../db/audit-verify.ts'
import { keepAudit } from '../../db/audit.ts'
import { type Db, type Tx } from '../../db/connect.ts'

export const sign: Sign = (text) => createHmac('sha256', 'a key').update(text).digest('hex')

/** Keeps one row about something new, as somebody who is signed in; gives what it is about. */
export function keepView(db: Db): Promise<string> {
  const actor = crypto.randomUUID()
  return asPractitioner(db, actor, (tx) => keepViewBy(tx, actor))
}

/** The same in a transaction that is under way. */
export async function keepViewBy(tx: Tx, actor: string): Promise<string> {
  const subject = crypto.randomUUID()
  await keepAudit(tx, { actor, action: 'person.view', subject, detail: { revision: 1 } })
  return subject
}

/** Links until nothing is left. */
export async function linkAll(db: Db): Promise<Head | undefined> {
  let head: Head | undefined
  for (let next = await link(db); next; next = await link(db)) head = next
  return head
}

export function link(db: Db, seen?: Head): Promise<Head | undefined> {
  return asChore(db, (tx) => linkAudit(tx, sign, seen))
}

export function verify(db: Db) {
  return asReader(db, (tx) => verifyAudit(tx, sign))
}

/** How the chain is found after a superuser did something to it with its guard off. All is put back. */
export async function verifyAfter(db: Db, tamper: (tx: Tx) => Promise<unknown>, noted?: Head): Promise<Verified> {
  const tx = await db.startTransaction().execute()
  try {
    await sql`alter table audit disable trigger user`.execute(tx)
    await tamper(tx)
    await sql`set local role send_chore`.execute(tx)
    return await verifyAudit(tx, sign, noted)
  } finally {
    await tx.rollback().execute()
  }
}
