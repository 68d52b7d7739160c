import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import { onEveryDatabase } from '../support/databases.ts'

/** What is nobody's: the migrator's own, which no role of ours may touch at all. */
const withoutRowSecurity = ['kysely_migration', 'kysely_migration_lock']

const all = 'select, insert, delete, update'

/** What each role may do. All that is not here the database refuses. */
const reach: Record<string, Record<string, string>> = {
  send_identity: {
    allowance: all,
    audit: 'insert',
    authenticator_app: all,
    challenge: all,
    credential: all,
    known_device: all,
    mail: 'insert',
    message: 'insert',
    passkey: all,
    practitioner: all,
    proof: all,
    recovery_code: all,
    role: 'select, insert, delete',
    session: all,
  },
  send_practitioner: {
    audit: 'insert',
    consent: 'select, insert',
    message: 'select, insert, update read_at',
    person: 'select, insert, update',
    practitioner: 'select, update forename gender surname title updated_at',
    role: 'select, insert, update',
    school: 'select, insert',
    submission: 'select, insert',
  },
  send_chore: {
    allowance: 'select, delete',
    audit: 'select, update hash prev seq',
    audit_head: 'select, update',
    challenge: 'select, delete',
    mail: all,
    practitioner: 'select, delete',
    proof: 'select, delete',
    session: 'select, delete',
  },
}

const roles = Object.keys(reach)

const tables = `pg_class where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace`
const ours = `'{${roles.join()}}'::text[]`

onEveryDatabase((opened) => {
  /** One column of text, in order. */
  async function list(query: string): Promise<string[]> {
    const { rows } = await opened.pool.query<{ found: string }>(query)
    return rows.map(({ found }) => found).sort()
  }

  test('every table has row-level security, which holds for its owner too', async () => {
    assert((await list(`select relname as found from ${tables}`)).includes('submission'))
    const without = `select relname as found from ${tables} and not (relrowsecurity and relforcerowsecurity)`
    assert.deepEqual(await list(without), withoutRowSecurity)
  })

  test('nothing leads past it: no view, and no function that has the rights of its owner', async () => {
    for (const query of [
      `select relname as found from pg_class where relkind in ('v', 'm', 'f') and relnamespace = 'public'::regnamespace`,
      `select proname as found from pg_proc where prosecdef and pronamespace = 'public'::regnamespace`,
    ]) {
      assert.deepEqual(await list(query), [])
    }
  })

  test('the roles cannot sign in, have no power, own nothing and take on no other role', async () => {
    assert.deepEqual(await list(`select rolname as found from pg_roles where rolname = any(${ours})`), roles.toSorted())
    for (const query of [
      `select rolname as found from pg_roles where rolname = any(${ours}) and
        (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
      `select refobjid::regrole::text as found from pg_shdepend
        where refclassid = 'pg_authid'::regclass and refobjid::regrole::text = any(${ours}) and deptype = 'o'`,
      `select member::regrole::text as found from pg_auth_members where member::regrole::text = any(${ours})`,
    ]) {
      assert.deepEqual(await list(query), [])
    }
  })

  test('each role has a policy wherever it has a grant, nowhere else, and nobody has one beside them', async () => {
    const granted = `
      select distinct relname || ' ' || grantee::regrole as found from (
        select relname, relowner, (aclexplode(relacl)).grantee from ${tables}
        union all
        select relname, relowner, (aclexplode(attacl)).grantee from pg_attribute
          join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace
      ) granted where grantee <> relowner`
    const policies = `select tablename || ' ' || array_to_string(roles, ' ') as found from pg_policies`
    const pairs = roles.flatMap((role) => Object.keys(reach[role] ?? {}).map((table) => `${table} ${role}`))
    assert.deepEqual(await list(granted), pairs.sort())
    assert.deepEqual(await list(policies), pairs.sort())
  })

  test('each role does what it is for, and the database refuses the rest', async () => {
    const names = await list(`select relname as found from ${tables}`)
    const client = await opened.pool.connect()
    try {
      for (const role of roles) {
        const found: Record<string, string> = {}
        for (const table of names) {
          const may = await tryAll(client, role, table)
          if (may !== '') found[table] = may
        }
        assert.deepEqual(found, reach[role], role)
      }
    } finally {
      client.release()
    }
  })
})

/** What a role may do with a table, found by doing it. */
async function tryAll(client: pg.PoolClient, role: string, table: string): Promise<string> {
  const may = (statement: string) => isAllowed(client, role, statement)
  const found: string[] = []
  if (await may(`select * from ${table} limit 0`)) found.push('select')
  if (await may(`insert into ${table} default values`)) found.push('insert')
  if (await may(`delete from ${table} where false`)) found.push('delete')
  const { fields } = await client.query(`select * from ${table} limit 0`)
  const columns = fields.map(({ name }) => name).sort()
  const changed: string[] = []
  for (const column of columns) {
    if (await may(`update ${table} set ${column} = null where false`)) changed.push(column)
  }
  if (changed.length === columns.length) found.push('update')
  else if (changed.length > 0) found.push(`update ${changed.join(' ')}`)
  return found.join(', ')
}

/** What is refused for the row's sake, because it lacks something or is not theirs, is allowed on the table. */
async function isAllowed(client: pg.PoolClient, role: string, statement: string): Promise<boolean> {
  try {
    await client.query(`begin; set local role ${role}; ${statement}`)
    return true
  } catch (error) {
    return !(error instanceof Error && error.message.startsWith('permission denied for table'))
  } finally {
    await client.query('rollback')
  }
}
