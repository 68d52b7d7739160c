import { type ColumnType, type Generated, type JSONColumnType } from 'kysely'

/** Both tables of the audit. */
export interface AuditSchema {
  audit: AuditTable
  audit_head: AuditHeadTable
}

/** `sign-in.done`, `person.view`; the database takes nothing but such words. */
export type AuditAction = 'refused' | `${string}.${string}`

/** Ids, hashes, kinds of problems. Never what somebody wrote, nor a name or an address. */
export type AuditDetail = Readonly<Record<string, string | number | boolean | readonly string[]>>

export interface AuditTable {
  id: string
  at: ColumnType<Date, never, never>
  /** The practitioner who did it; null when nobody was signed in. */
  actor: string | null
  action: AuditAction
  /** What it was done to. */
  subject: string | null
  detail: JSONColumnType<AuditDetail> | null
  /** Its place in the chain, from 1 on; with `prev` and `hash` null until it is linked. */
  seq: LinkColumn
  prev: LinkColumn
  hash: LinkColumn
}

type LinkColumn = ColumnType<string | null, never, string>

export interface AuditHeadTable {
  id: Generated<number>
  seq: ColumnType<string, never, number>
  hash: string
  /** By the server, over both. */
  mac: string | null
  linked_at: Date | null
}
