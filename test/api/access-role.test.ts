import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examplePerson } from '../examples/person.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addNewcomer, plainPasswords } from '../support/newcomer.ts'
import { createPortal } from '../support/portal.ts'

onEveryDatabase((opened) => {
  async function open() {
    const { app } = createPortal(opened.db, {}, { passwords: plainPasswords })
    const own = await addNewcomer(app, opened.db)
    const become = (role: string) =>
      opened.pool.query('update practitioner set access_role = $1 where id = $2', [role, own.id])
    const look = async () => {
      const { status, body } = await own.request('GET', '/api/people')
      return [status, body.type]
    }
    return { own, become, look }
  }

  test('what somebody may do is asked for anew at each request of the same session', async () => {
    const { own, become, look } = await open()
    const person = examplePerson()
    const add = async () => (await own.request('PUT', `/api/people/${person.id}`, person)).status
    assert.deepEqual(await look(), [200, undefined])
    for (const role of ['caseworker', 'administrator']) {
      await become(role)
      assert.deepEqual([await look(), await add()], [[403, 'not-allowed'], 403])
      await become('team-manager')
      assert.deepEqual(await look(), [200, undefined])
    }
    assert.equal(await add(), 201)
    await become('practitioner')
    assert.deepEqual(await look(), [200, undefined])
  })

  test('nothing that a request brings along makes somebody more than they are', async () => {
    const { own, become, look } = await open()
    await become('administrator')
    const roles = ['X-Access-Role', 'X-Role', 'X-Forwarded-User', 'Authorization']
    const headers = Object.fromEntries(roles.map((name) => [name, 'practitioner']))
    assert.equal((await own.request('GET', '/api/people?access_role=practitioner', {}, headers)).status, 403)
    for (const name of ['access_role', 'accessRole', 'role']) own.cookies.set(name, 'practitioner')
    assert.deepEqual(await look(), [403, 'not-allowed'])
  })
})
