import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { type Tx } from './connect.ts'

/** The last link: whoever knows it knows all that came before. */
export interface Head {
  seq: number
  hash: string
}

/** Gives a text's mac, under a key that is not in the database. */
export type Sign = (text: string) => string

/** What is hashed of a row, as text: what the database holds, to the last digit. */
interface Contents {
  id: string
  at: string
  actor: string | null
  action: string
  subject: string | null
  detail: string | null
}

const mostAtOnce = 500

/** What the chain begins with. */
export const origin: Head = { seq: 0, hash: '0'.repeat(64) }

/** Somebody other than a server has set the head: going on from there would hide what was taken out. */
export class HeadChanged extends Error {
  override name = 'HeadChanged'
}

/** Rows with all that is hashed of them. jsonb always gives the same text for the same value. */
export function selectContents(tx: Tx) {
  return tx
    .selectFrom('audit')
    .select(['id', 'actor', 'action', 'subject', sql<string | null>`detail::text`.as('detail')])
    .select(sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'))
}

export function hashRow(prev: string, seq: number, { id, at, actor, action, subject, detail }: Contents): string {
  return hash('sha256', prev + JSON.stringify([seq, id, at, actor, action, subject, detail]))
}

export function isSigned(head: Head & { mac: string | null }, sign: Sign): boolean {
  if (head.seq === origin.seq) return head.hash === origin.hash && head.mac === null
  return head.mac === macOf(head, sign)
}

/**
 * Links what has been committed and is not linked yet, a bounded number of rows. Any number of servers may do so at
 * once: one has the head, the others go on their way. A row committed late is linked late: the order of the chain is
 * the order of linking.
 *
 * @param seen The newest head its caller knows of: the chain never gets shorter.
 * @returns The new head, or undefined when there was nothing to do.
 * @throws HeadChanged
 */
export async function linkAudit(tx: Tx, sign: Sign, seen: Head = origin): Promise<Head | undefined> {
  // Looks before it locks: a lock is a write, and there is mostly nothing to do.
  const waiting = await tx.selectFrom('audit').select('id').where('hash', 'is', null).limit(1).execute()
  if (waiting.length === 0) return undefined
  const head = await takeHead(tx)
  if (!head) return undefined
  if (!isSigned(head, sign) || isBehind(head, seen)) throw new HeadChanged()

  const rows = await selectContents(tx)
    .where('hash', 'is', null)
    .orderBy('audit.at')
    .orderBy('id')
    .limit(mostAtOnce)
    .execute()
  const links = createLinks(head, rows)
  const last = links.at(-1)
  if (!last) return undefined
  await keepLinks(tx, links)
  await tx
    .updateTable('audit_head')
    .set({ seq: last.seq, hash: last.hash, mac: macOf(last, sign), linked_at: sql<Date>`now()` })
    .execute()
  return { seq: last.seq, hash: last.hash }
}

async function takeHead(tx: Tx) {
  const head = await tx
    .selectFrom('audit_head')
    .select(['seq', 'hash', 'mac'])
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  return head && { ...head, seq: Number(head.seq) }
}

function isBehind(head: Head, seen: Head): boolean {
  return head.seq < seen.seq || (head.seq === seen.seq && head.hash !== seen.hash)
}

interface Link extends Head {
  id: string
  prev: string
}

function createLinks(head: Head, rows: readonly Contents[]): Link[] {
  let { seq, hash } = head
  return rows.map((row) => {
    const prev = hash
    seq += 1
    hash = hashRow(prev, seq, row)
    return { id: row.id, seq, prev, hash }
  })
}

async function keepLinks(tx: Tx, links: readonly Link[]): Promise<void> {
  const columns = [
    sql`${links.map(({ id }) => id)}::uuid[]`,
    sql`${links.map(({ seq }) => seq)}::bigint[]`,
    sql`${links.map(({ prev }) => prev)}::text[]`,
    sql`${links.map(({ hash }) => hash)}::text[]`,
  ]
  const link = sql<{ id: string; seq: string; prev: string; hash: string }>`unnest(${sql.join(columns)})`
  await tx
    .updateTable('audit')
    .from(link.as<'link'>(sql`link (id, seq, prev, hash)`))
    .set((eb) => ({ seq: eb.ref('link.seq'), prev: eb.ref('link.prev'), hash: eb.ref('link.hash') }))
    .whereRef('audit.id', '=', 'link.id')
    .execute()
}

function macOf({ seq, hash }: Head, sign: Sign): string {
  return sign(JSON.stringify([seq, hash]))
}
