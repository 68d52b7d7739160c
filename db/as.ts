import { sql } from 'kysely'
import { type Db, type Tx } from './connect.ts'

/** How long a transaction waits for another one's rows before it gives up. */
const mostPatience = '5s'

/**
 * Work as somebody who is signed in. The database itself shows them their own rows and nobody else's, whatever the
 * queries ask for.
 */
export function asPractitioner<T>(db: Db, id: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return as(db.transaction(), 'send_practitioner', id, work)
}

/** Work on accounts and what proves them. The tables about young people are out of its reach. */
export function asIdentity<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return as(db.transaction(), 'send_identity', '', work)
}

/** Work that nobody asked for: mails go out, what is over goes. */
export function asChore<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return as(db.transaction(), 'send_chore', '', work)
}

/** The same, which sees all of it as it was at one moment, and changes nothing. */
export function asReader<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  const reading = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return as(reading, 'send_chore', '', work)
}

/** Role and practitioner hold for this transaction only, so that the next one on the same connection begins as nobody. */
function as<T>(
  transaction: ReturnType<Db['transaction']>,
  role: string,
  practitioner: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transaction.execute(async (tx) => {
    await sql`
      select set_config('role', ${role}, true), set_config('app.practitioner', ${practitioner}, true),
        set_config('lock_timeout', ${mostPatience}, true)
    `.execute(tx)
    return work(tx)
  })
}
