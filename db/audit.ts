import { type AuditAction, type AuditDetail } from './audit-schema.ts'
import { type Tx } from './connect.ts'

export interface AuditEntry {
  actor: string | null
  action: AuditAction
  subject?: string | null
  detail?: AuditDetail
}

/** Written in the transaction of what it tells of, and linked later: nobody waits for the chain. */
export async function keepAudit(tx: Tx, { actor, action, subject = null, detail }: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit')
    .values({ id: crypto.randomUUID(), actor, action, subject, detail: detail ? JSON.stringify(detail) : null })
    .execute()
}
