import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { asPractitioner } from '../../db/as.ts'
import { type Tx } from '../../db/connect.ts'
import { changePerson, keepPerson, listPeople } from '../../db/people.ts'
import { keepSchool, listSchools } from '../../db/schools.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'

onEveryDatabase((database) => {
  let practitioner_id: string
  let somebodyElse: string
  before(async () => {
    practitioner_id = (await addPractitioner(database.db)).id
    somebodyElse = (await addPractitioner(database.db)).id
  })

  const own = <T>(work: (tx: Tx) => Promise<T>) => asPractitioner(database.db, practitioner_id, work)
  const theirs = <T>(work: (tx: Tx) => Promise<T>) => asPractitioner(database.db, somebodyElse, work)
  const person = (id: string = randomUUID()) => ({
    id,
    practitioner_id,
    details: '{"forename":"Ada"}',
    created_sha256: 'a'.repeat(64),
  })
  const change = (id: string) => ({
    id,
    practitioner_id,
    baseRevision: 1,
    details: '{"forename":"Ada","surname":"Ash"}',
    hidden: false,
  })

  test('a person kept twice is one row', async () => {
    const sent = person()
    const first = await own((tx) => keepPerson(tx, sent))
    const again = await own((tx) => keepPerson(tx, { ...sent, details: '{}', created_sha256: 'b'.repeat(64) }))
    assert.equal(first?.isNew, true)
    assert.deepEqual(again, { ...first, isNew: false })
    assert.deepEqual([again.revision, again.hidden_at, again.details], [1, null, { forename: 'Ada' }])
  })

  test('a person sent many times at once is kept once', async () => {
    const sent = person()
    const kept = await Promise.all(Array.from({ length: 10 }, () => own((tx) => keepPerson(tx, sent))))
    assert.equal(kept.filter((row) => row?.isNew).length, 1)
  })

  test('a change makes the next revision, and the same change again the same one', async () => {
    const { id } = (await own((tx) => keepPerson(tx, person()))) ?? assert.fail()
    const changed = await own((tx) => changePerson(tx, change(id)))
    const again = await own((tx) => changePerson(tx, change(id)))
    assert(changed && changed !== 'stale')
    assert.deepEqual([changed.revision, changed.details], [2, { forename: 'Ada', surname: 'Ash' }])
    assert.deepEqual(again, changed)
  })

  test('a change on top of an old revision is stale and changes nothing', async () => {
    const { id } = (await own((tx) => keepPerson(tx, person()))) ?? assert.fail()
    await own((tx) => changePerson(tx, change(id)))
    assert.equal(await own((tx) => changePerson(tx, { ...change(id), details: '{"forename":"Eve"}' })), 'stale')
    assert.equal(await own((tx) => changePerson(tx, { ...change(id), hidden: true })), 'stale')
    assert.equal(await own((tx) => changePerson(tx, { ...change(id), baseRevision: 2 ** 52 })), 'stale')
    const row = (await own((tx) => listPeople(tx, practitioner_id))).find((found) => found.id === id)
    assert.deepEqual([row?.revision, row?.details], [2, { forename: 'Ada', surname: 'Ash' }])
  })

  test('of many changes at once on the same revision one is made', async () => {
    const { id } = (await own((tx) => keepPerson(tx, person()))) ?? assert.fail()
    const changes = Array.from({ length: 10 }, (_, n) => ({ ...change(id), details: `{"forename":"Ada ${n}"}` }))
    const results = await Promise.all(changes.map((made) => own((tx) => changePerson(tx, made))))
    assert.equal(results.filter((result) => result !== 'stale').length, 1)
  })

  test('hiding keeps the first moment it was hidden, and showing forgets it', async () => {
    const { id } = (await own((tx) => keepPerson(tx, person()))) ?? assert.fail()
    const hidden = await own((tx) => changePerson(tx, { ...change(id), hidden: true }))
    const still = await own((tx) => changePerson(tx, { ...change(id), hidden: true, baseRevision: 2, details: '{}' }))
    const shown = await own((tx) => changePerson(tx, { ...change(id), baseRevision: 3 }))
    assert(hidden && hidden !== 'stale' && still && still !== 'stale' && shown && shown !== 'stale')
    assert(hidden.hidden_at instanceof Date)
    assert.deepEqual(still.hidden_at, hidden.hidden_at)
    assert.equal(shown.hidden_at, null)
  })

  test("somebody else's person is as an unknown one", async () => {
    const kept = (await own((tx) => keepPerson(tx, person()))) ?? assert.fail()
    assert.equal(await theirs((tx) => keepPerson(tx, { ...person(kept.id), practitioner_id: somebodyElse })), undefined)
    assert.equal(
      await theirs((tx) => changePerson(tx, { ...change(kept.id), practitioner_id: somebodyElse })),
      undefined,
    )
    assert.equal(await own((tx) => changePerson(tx, change(randomUUID()))), undefined)
    assert.deepEqual(await theirs((tx) => listPeople(tx, somebodyElse)), [])
  })

  test('a school is listed once, whoever names it, and without anybody who goes there', async () => {
    await own((tx) => keepSchool(tx, 'Aldermoor Farm'))
    await own((tx) => keepSchool(tx, 'Aldermoor Farm'))
    await theirs((tx) => keepSchool(tx, 'Aldermoor Farm'))
    await theirs((tx) => keepSchool(tx, 'Foxford School'))
    const schools = await own(listSchools)
    assert.deepEqual(schools.sort(), ['Aldermoor Farm', 'Foxford School'])
  })
})
