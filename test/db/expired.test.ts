import assert from 'node:assert/strict'
import { test } from 'node:test'
import { forgetExpired } from '../../db/expired.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString()

onEveryDatabase((opened) => {
  const count = async (table: string, id: string) => {
    const { rows } = await opened.pool.query<{ n: string }>(`select count(*) as n from ${table} where id = $1`, [id])
    return Number(rows[0]?.n)
  }

  async function insert(table: string, row: Record<string, string>): Promise<string> {
    const id = crypto.randomUUID()
    const names = ['id', ...Object.keys(row)]
    const places = names.map((_, index) => `$${index + 1}`)
    await opened.pool.query(`insert into ${table} (${names.join()}) values (${places.join()})`, [
      id,
      ...Object.values(row),
    ])
    return id
  }

  test('what is over goes, and what still counts stays', async () => {
    const { id: practitioner_id } = await addPractitioner(opened.db)
    const token = () => crypto.randomUUID()
    const session = (expires_at: string) => insert('session', { practitioner_id, token: token(), expires_at })
    const code = (expires_at: string) => insert('verification', { identifier: token(), value: '', expires_at })
    const proof = (created_at: string, expires_at: string) =>
      insert('proof', { kind: 'reset', email_hash: '', token_hash: token(), code_hash: '', created_at, expires_at })
    const mail = (created_at: string, expires_at: string) =>
      insert('mail', { to_address: '', subject: '', text: '', created_at, expires_at })

    const over = {
      session: await session(ago(1000)),
      verification: await code(ago(1000)),
      proof: await proof(ago(DAY + 1000), ago(1000)),
      mail: await mail(ago(8 * DAY), ago(7 * DAY)),
    }
    const counting = {
      session: await session(ago(-1000 * 60)),
      verification: await code(ago(-1000 * 60)),
      proof: await proof(ago(2 * HOUR), ago(HOUR)),
      mail: await mail(ago(DAY), ago(HOUR)),
    }
    await forgetExpired(opened.db)
    for (const [table, id] of Object.entries(over)) assert.equal(await count(table, id), 0, table)
    for (const [table, id] of Object.entries(counting)) assert.equal(await count(table, id), 1, table)
  })

  test('a registration that is not confirmed within a week is forgotten, with all that belongs to it', async () => {
    const old = await addPractitioner(opened.db)
    const recent = await addPractitioner(opened.db)
    const confirmed = await addPractitioner(opened.db)
    const update = 'update practitioner set updated_at = $1, email_verified = $2 where id = $3'
    await opened.pool.query(update, [ago(8 * DAY), false, old.id])
    await opened.pool.query(update, [ago(6 * DAY), false, recent.id])
    await opened.pool.query(update, [ago(8 * DAY), true, confirmed.id])
    await forgetExpired(opened.db)
    assert.equal(await count('practitioner', old.id), 0)
    assert.equal(await count('role', old.role.id), 0)
    assert.equal(await count('practitioner', recent.id), 1)
    assert.equal(await count('practitioner', confirmed.id), 1)
  })
})
