import assert from 'node:assert/strict'
import { test } from 'node:test'
import { examplePerson } from '../examples/person.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'
import { openRoutes } from '../support/routes.ts'

onEveryDatabase((database) => {
  test('schools that anybody has used are offered, each once, in order', async () => {
    for (const currentSchool of ['Woodlands', 'Élan Academy', 'Foxford School', 'Woodlands', 'Not in education']) {
      const ask = openRoutes(database.db, await addPractitioner(database.db), '/people')
      const person = examplePerson({ currentSchool })
      assert.equal((await ask('PUT', `/${person.id}`, person)).status, 201)
    }
    const ask = openRoutes(database.db, await addPractitioner(database.db), '/schools')
    const expected = { schools: ['Élan Academy', 'Foxford School', 'Woodlands'] }
    assert.deepEqual(await ask('GET', '/'), { status: 200, body: expected })
  })
})
