import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import * as z from 'zod/mini'
import { KnownPerson } from '../../api/contract/wire.ts'
import { examplePerson } from '../examples/person.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'
import { type Ask, faultsIn, openRoutes, refusal } from '../support/routes.ts'

const People = z.object({ people: z.array(KnownPerson) })

onEveryDatabase((database) => {
  let ask: Ask
  let askAsSomebodyElse: Ask
  before(async () => {
    ask = openRoutes(database.db, await addPractitioner(database.db), '/people')
    askAsSomebodyElse = openRoutes(database.db, await addPractitioner(database.db), '/people')
  })

  async function add(person = examplePerson()) {
    const { status } = await ask('PUT', `/${person.id}`, person)
    assert.equal(status, 201)
    return person
  }

  test('a good person is kept, and the same again gets the same answer', async () => {
    const person = examplePerson()
    const first = await ask('PUT', `/${person.id}`, person)
    const again = await ask('PUT', `/${person.id}`, person)
    assert.deepEqual([first.status, again.status], [201, 200])
    assert.deepEqual(first.body, { id: person.id, details: person.details, hidden: false, revision: 1 })
    assert.deepEqual(KnownPerson.parse(again.body), first.body)
  })

  test('the same person with the parts in another order is the same', async () => {
    const person = await add()
    const { id, details } = person
    const turned = { details: Object.fromEntries(Object.entries(details).reverse()), id }
    assert.equal((await ask('PUT', `/${id}`, turned)).status, 200)
  })

  test('another person under the same id is refused', async () => {
    const person = await add()
    const other = { ...examplePerson({ forename: 'Eve' }), id: person.id }
    assert.equal(refusal(await ask('PUT', `/${person.id}`, other)), '422 different-content')
  })

  test('a person sent again after a change gets the person as it is now', async () => {
    const person = await add()
    await ask('PATCH', `/${person.id}`, { baseRevision: 1, details: person.details, hidden: true })
    assert.deepEqual(await ask('PUT', `/${person.id}`, person), {
      status: 200,
      body: { ...person, hidden: true, revision: 2 },
    })
  })

  test('details are checked as on the phone', async () => {
    for (const [details, faults] of [
      [
        { forename: '', dateOfBirth: '2199-01-01' },
        { forename: 'missing', dateOfBirth: 'in-future' },
      ],
      [{ gender: 'X' }, { gender: 'not-an-option' }],
      [{ surname: ' Ash ' }, { surname: 'not-plain' }],
      [{ shoeSize: '38' }, { shoeSize: 'not-asked' }],
      [{ forename: ['Ada'] }, { forename: 'not-plain' }],
    ] as const) {
      const person = examplePerson(details)
      const put = await ask('PUT', `/${person.id}`, person)
      assert.deepEqual(faultsIn(put), faults)

      const { id } = await add()
      const patch = await ask('PATCH', `/${id}`, { baseRevision: 1, details: person.details, hidden: false })
      assert.deepEqual(faultsIn(patch), faults)
    }
  })

  test('what cannot be a person is malformed, never an error of ours', async () => {
    const person = examplePerson()
    for (const body of [
      '{',
      '',
      'null',
      '[]',
      {},
      { ...person, hidden: true },
      { ...person, id: 'no-uuid' },
      { ...person, id: randomUUID() },
      { ...person, details: { ...person.details, forename: 7 } },
      { ...person, details: { ...person.details, forename: 'A\0da' } },
      { ...person, details: { ...person.details, 'a\0b': 'x' } },
      JSON.stringify(person).replace('Zoë', String.raw`Zo\ud800`),
    ]) {
      assert.equal(refusal(await ask('PUT', `/${person.id}`, body)), '400 malformed', JSON.stringify(body))
    }
  })

  test('a change makes the next revision, and the same change again the same answer', async () => {
    const { id, details } = await add()
    const change = { baseRevision: 1, details: { ...details, surname: 'Ash' }, hidden: true }
    const first = await ask('PATCH', `/${id}`, change)
    const again = await ask('PATCH', `/${id}`, change)
    assert.deepEqual([first.status, again.status], [200, 200])
    assert.deepEqual(first.body, { id, details: change.details, hidden: true, revision: 2 })
    assert.deepEqual(again.body, first.body)
  })

  test('a change on top of an old revision is stale', async () => {
    const { id, details } = await add()
    await ask('PATCH', `/${id}`, { baseRevision: 1, details, hidden: true })
    for (const baseRevision of [0, 1, 3, Number.MAX_SAFE_INTEGER]) {
      const answer = await ask('PATCH', `/${id}`, { baseRevision, details, hidden: false })
      assert.equal(refusal(answer), '409 stale-person')
    }
  })

  test("somebody else's person is answered exactly as an unknown one", async () => {
    const person = await add()
    const change = { baseRevision: 1, details: person.details, hidden: false }
    const theirs = await askAsSomebodyElse('PATCH', `/${person.id}`, change)
    assert.equal(refusal(theirs), '404 not-found')
    assert.deepEqual(await ask('PATCH', `/${randomUUID()}`, change), theirs)
    assert.deepEqual(await ask('PATCH', '/no-uuid', change), theirs)
    assert.deepEqual(await askAsSomebodyElse('PUT', `/${person.id}`, person), theirs)
    assert.deepEqual(await askAsSomebodyElse('GET', '/'), { status: 200, body: { people: [] } })
  })

  test('a practitioner gets their own people, hidden ones too', async () => {
    const person = await add()
    await ask('PATCH', `/${person.id}`, { baseRevision: 1, details: person.details, hidden: true })
    const { status, body } = await ask('GET', '/')
    assert.equal(status, 200)
    const found = People.parse(body).people.find(({ id }) => id === person.id)
    assert.deepEqual(found, { ...person, hidden: true, revision: 2 })
  })
})
