import { hashRow, type Head, isSigned, origin, selectContents, type Sign } from './audit-chain.ts'
import { type Tx } from './connect.ts'

export type ChainFault =
  | { fault: 'row-changed' | 'row-missing' | 'not-as-noted'; seq: number }
  | { fault: 'tail-missing'; seq: number; headSeq: number }
  | { fault: 'head-changed' }

/** How the chain was found. */
export interface Verified {
  fault?: ChainFault
  /** The last link that was found whole. */
  head: Head
  /** Rows that no server has linked yet. */
  unlinked: number
}

const page = 1000

/**
 * Works the whole chain out again, up to its first fault. In a transaction that sees one moment (`repeatable read`):
 * servers go on linking meanwhile.
 *
 * @param noted A head noted earlier, outside the database: one that was put back to an older state has lost it.
 */
export async function verifyAudit(tx: Tx, sign: Sign, noted: Head = origin): Promise<Verified> {
  const { unlinked } = await tx
    .selectFrom('audit')
    .select((eb) => eb.fn.countAll<string>().as('unlinked'))
    .where('hash', 'is', null)
    .executeTakeFirstOrThrow()
  const { head, fault } = await walk(tx, noted)
  const first = fault ?? (await findHeadFault(tx, sign, head)) ?? findNotedFault(noted, head)
  return { ...(first && { fault: first }), head, unlinked: Number(unlinked) }
}

interface Walked {
  head: Head
  fault?: ChainFault
}

async function walk(tx: Tx, noted: Head): Promise<Walked> {
  let head = origin
  for (;;) {
    const rows = await listLinked(tx, head.seq)
    for (const row of rows) {
      const fault = findRowFault(row, head)
      if (fault) return { head, fault }
      head = { seq: row.seq, hash: row.hash }
      if (head.seq === noted.seq && head.hash !== noted.hash) {
        return { head, fault: { fault: 'not-as-noted', seq: noted.seq } }
      }
    }
    if (rows.length < page) return { head }
  }
}

type Row = Awaited<ReturnType<typeof listLinked>>[number]

async function listLinked(tx: Tx, after: number) {
  const rows = await selectContents(tx)
    .select(['seq', 'prev', 'hash'])
    .where('seq', '>', String(after))
    .orderBy('seq')
    .limit(page)
    .execute()
  return rows.map((row) => ({ ...row, seq: Number(row.seq), hash: row.hash ?? '' }))
}

function findRowFault(row: Row, { seq, hash }: Head): ChainFault | undefined {
  const next = seq + 1
  if (row.seq !== next) return { fault: 'row-missing', seq: next }
  if (row.prev !== hash || row.hash !== hashRow(hash, next, row)) return { fault: 'row-changed', seq: next }
  return undefined
}

async function findHeadFault(tx: Tx, sign: Sign, last: Head): Promise<ChainFault | undefined> {
  const row = await tx.selectFrom('audit_head').select(['seq', 'hash', 'mac']).executeTakeFirst()
  const head = row && { ...row, seq: Number(row.seq) }
  if (!head || !isSigned(head, sign)) return { fault: 'head-changed' }
  if (head.seq > last.seq) return { fault: 'tail-missing', seq: last.seq, headSeq: head.seq }
  return head.hash === last.hash ? undefined : { fault: 'head-changed' }
}

function findNotedFault(noted: Head, last: Head): ChainFault | undefined {
  return noted.seq > last.seq ? { fault: 'not-as-noted', seq: noted.seq } : undefined
}
