import { type Insertable, type Selectable, sql } from 'kysely'
import { type Db } from './connect.ts'
import { type MailTable } from './identity-schema.ts'

export type MailRow = Selectable<MailTable>
export type NewMail = Pick<Insertable<MailTable>, 'id' | 'to_address' | 'subject' | 'text' | 'expires_at'>

/** Written in the transaction of what it tells of: the two happen together or not at all. */
export async function keepMail(db: Db, mail: NewMail): Promise<void> {
  await db.insertInto('mail').values(mail).execute()
}

/** Newest first; all of them, or one address's. */
export function listMails(db: Db, to?: string): Promise<MailRow[]> {
  return db
    .selectFrom('mail')
    .selectAll()
    .$if(to !== undefined, (query) => query.where('to_address', '=', to ?? ''))
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
}

/**
 * Takes mails that are due and keeps other senders off them for a while: whoever dies over one leaves it to the
 * next. Each attempt puts the following one off for longer, half a minute to an hour.
 */
export async function leaseMails(db: Db, most: number): Promise<MailRow[]> {
  return db
    .updateTable('mail')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      due_at: sql<Date>`now() + least(interval '1 hour', interval '30 seconds' * power(2, attempts))`,
    }))
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('mail')
        .select('id')
        .where('sent_at', 'is', null)
        .where('given_up_at', 'is', null)
        .where('due_at', '<=', sql<Date>`now()`)
        .where('expires_at', '>', sql<Date>`now()`)
        .orderBy('due_at')
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .execute()
}

/** What is delivered need not be read here again. */
export async function settleMail(db: Db, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ sent_at: sql<Date>`now()`, text: '' })
    .where('id', '=', id)
    .execute()
}

/** For a mail that its receiver's server will never take. */
export async function giveUpMail(db: Db, id: string): Promise<void> {
  await db
    .updateTable('mail')
    .set({ given_up_at: sql<Date>`now()`, text: '' })
    .where('id', '=', id)
    .execute()
}
