import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asChore } from '../../db/as.ts'
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

  /** What an account may have before it is confirmed, out of a chore's own reach. */
  async function addBelongings(practitioner_id: string) {
    const password = { provider_id: 'credential', account_id: practitioner_id }
    const passkey = { credential_id: practitioner_id, public_key: '', counter: '0', transports: '[]', name: '' }
    const device = { token_hash: practitioner_id, practitioner_id }
    await opened.db.insertInto('known_device').values(device).execute()
    return {
      credential: await insert('credential', { practitioner_id, ...password }),
      passkey: await insert('passkey', { practitioner_id, ...passkey }),
      recovery_code: await insert('recovery_code', { practitioner_id, lookup: '', hash: '' }),
    }
  }

  test('what is over goes, and what still counts stays', async () => {
    const { id: practitioner_id } = await addPractitioner(opened.db)
    const token = () => crypto.randomUUID()
    const session = (expires_at: string) =>
      insert('session', { practitioner_id, token_hash: token(), both_steps: 'true', device: '', expires_at })
    const challenge = (expires_at: string) =>
      insert('challenge', { practitioner_id, purpose: 'sign-in', token_hash: token(), expires_at })
    const proof = (created_at: string, expires_at: string) =>
      insert('proof', { kind: 'reset', email_hash: '', token_hash: token(), code_hash: '', created_at, expires_at })
    const mail = (created_at: string, expires_at: string) =>
      insert('mail', { to_address: '', subject: '', text: '', created_at, expires_at })

    const over = {
      session: await session(ago(1000)),
      challenge: await challenge(ago(1000)),
      proof: await proof(ago(DAY + 1000), ago(1000)),
      mail: await mail(ago(8 * DAY), ago(7 * DAY)),
    }
    const counting = {
      session: await session(ago(-1000 * 60)),
      challenge: await challenge(ago(-1000 * 60)),
      proof: await proof(ago(2 * HOUR), ago(HOUR)),
      mail: await mail(ago(DAY), ago(HOUR)),
    }
    await asChore(opened.db, forgetExpired)
    for (const [table, id] of Object.entries(over)) assert.equal(await count(table, id), 0, table)
    for (const [table, id] of Object.entries(counting)) assert.equal(await count(table, id), 1, table)
  })

  test('how often something was done is forgotten when it may be done again', async () => {
    const ends = { over: ago(1000), counting: ago(-1000 * 60) }
    for (const [key, ends_at] of Object.entries(ends)) {
      await opened.pool.query('insert into allowance (key, used, ends_at) values ($1, 1, $2)', [key, ends_at])
    }
    await asChore(opened.db, forgetExpired)
    const left = await opened.db.selectFrom('allowance').select('key').execute()
    assert.deepEqual(left, [{ key: 'counting' }])
  })

  test('a registration that is not confirmed within a week is forgotten, with all that belongs to it', async () => {
    const old = await addPractitioner(opened.db)
    const recent = await addPractitioner(opened.db)
    const confirmed = await addPractitioner(opened.db)
    const update = 'update practitioner set updated_at = $1, email_verified = $2 where id = $3'
    await opened.pool.query(update, [ago(8 * DAY), false, old.id])
    await opened.pool.query(update, [ago(6 * DAY), false, recent.id])
    await opened.pool.query(update, [ago(8 * DAY), true, confirmed.id])
    const belongings = await addBelongings(old.id)
    await asChore(opened.db, forgetExpired)
    assert.equal(await count('practitioner', old.id), 0)
    assert.equal(await count('role', old.role.id), 0)
    for (const [table, id] of Object.entries(belongings)) assert.equal(await count(table, id), 0, table)
    assert.equal(await count('practitioner', recent.id), 1)
    assert.equal(await count('practitioner', confirmed.id), 1)
  })
})
