import { type Insertable, type Selectable, sql } from 'kysely'
import { type Tx } from './connect.ts'
import { type MailTable } from './identity-schema.ts'

export type MailRow = Selectable<MailTable>
export type NewMail = Pick<Insertable<MailTable>, 'id' | 'to_address' | 'subject' | 'text' | 'expires_at'>

/** Written in the transaction of what it tells of: the two happen together or not at all. */
export async function keepMail(tx: Tx, mail: NewMail): Promise<void> {
  await tx.insertInto('mail').values(mail).execute()
}

/** Costs what `keepMail` does and sends nothing: what is over before it begins no sender takes. */
export function keepNoMail(tx: Tx, { id }: NewMail): Promise<void> {
  return keepMail(tx, { id, to_address: '', subject: '', text: '', expires_at: new Date(0) })
}

/** Newest first; all of them, or one address's. */
export function listMails(tx: Tx, to?: string): Promise<MailRow[]> {
  return tx
    .selectFrom('mail')
    .selectAll()
    .where('to_address', '!=', '')
    .$if(to !== undefined, (query) => query.where('to_address', '=', to ?? ''))
    .orderBy('created_at', 'desc')
    .limit(500)
    .execute()
}

/**
 * Takes mails that are due and keeps other senders off them for a while: whoever dies over one leaves it to the
 * next. Each attempt puts the following one off for longer, half a minute to an hour.
 */
export async function leaseMails(tx: Tx, most: number): Promise<MailRow[]> {
  return tx
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
export async function settleMail(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('mail')
    .set({ sent_at: sql<Date>`now()`, text: '' })
    .where('id', '=', id)
    .execute()
}

/** For a mail that its receiver's server will never take. */
export async function giveUpMail(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('mail')
    .set({ given_up_at: sql<Date>`now()`, text: '' })
    .where('id', '=', id)
    .execute()
}
