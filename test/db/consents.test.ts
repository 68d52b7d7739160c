import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { before, test } from 'node:test'
import { asPractitioner } from '../../db/as.ts'
import { connect, type Db, type Tx } from '../../db/connect.ts'
import { findConsent, hasStanding, keepConsent, listConsents } from '../../db/consents.ts'
import { migrate } from '../../db/migrate.ts'
import { keepPerson } from '../../db/people.ts'
import { createDatabase } from '../support/cluster.ts'
import { createDataDir, onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'

interface Ids {
  practitioner_id: string
  person_id: string
}

async function addPair(db: Db): Promise<Ids> {
  const { id: practitioner_id } = await addPractitioner(db)
  const person_id = randomUUID()
  const sent = { details: '{}', created_sha256: 'a'.repeat(64) }
  await asPractitioner(db, practitioner_id, (tx) => keepPerson(tx, { ...sent, id: person_id, practitioner_id }))
  return { practitioner_id, person_id }
}

function consentOf(ids: Ids, id: string = randomUUID()) {
  return {
    id,
    ...ids,
    supersedes: null,
    document: JSON.stringify({ id, answers: { given: 'yes' }, supersedes: null }),
    content_sha256: 'c'.repeat(64),
  }
}

onEveryDatabase((database) => {
  let own: Ids
  let theirs: Ids
  before(async () => {
    own = await addPair(database.db)
    theirs = await addPair(database.db)
  })

  const as = <T>({ practitioner_id }: Ids, work: (tx: Tx) => Promise<T>) =>
    asPractitioner(database.db, practitioner_id, work)

  test('a consent kept twice is one row, and the first comes back', async () => {
    const sent = consentOf(own)
    const first = await as(own, (tx) => keepConsent(tx, sent))
    const again = await as(own, (tx) => keepConsent(tx, { ...sent, document: '{}', content_sha256: 'd'.repeat(64) }))
    assert.equal(first?.isNew, true)
    assert.deepEqual(again, { ...first, isNew: false })
    assert.deepEqual(first.document, JSON.parse(sent.document))
  })

  test('a consent sent many times at once is kept once', async () => {
    const sent = consentOf(own)
    const kept = await Promise.all(Array.from({ length: 20 }, () => as(own, (tx) => keepConsent(tx, sent))))
    assert.equal(kept.filter((row) => row?.isNew).length, 1)
    assert.equal(new Set(kept.map((row) => JSON.stringify(row?.received_at))).size, 1)
  })

  test("somebody else's consent is neither given out nor changed", async () => {
    const sent = consentOf(own)
    await as(own, (tx) => keepConsent(tx, sent))
    assert.equal(await as(theirs, (tx) => keepConsent(tx, consentOf(theirs, sent.id))), undefined)
    assert.equal(await as(theirs, (tx) => findConsent(tx, theirs.practitioner_id, sent.id)), undefined)
    assert.deepEqual(await as(theirs, (tx) => listConsents(tx, theirs.practitioner_id)), [])
  })

  test('what was kept is listed, the newest first, for its practitioner', async () => {
    const sent = consentOf(own)
    await as(own, (tx) => keepConsent(tx, sent))
    const [newest] = await as(own, (tx) => listConsents(tx, own.practitioner_id))
    assert.equal(newest?.id, sent.id)
    assert.deepEqual(await as(own, (tx) => findConsent(tx, own.practitioner_id, sent.id)), newest)
  })

  test('only a record about the same person, by the same practitioner, is superseded', async () => {
    const { id } = consentOf(own)
    await as(own, (tx) => keepConsent(tx, consentOf(own, id)))
    const another = { ...own, person_id: randomUUID() }
    const person = { details: '{}', created_sha256: 'a'.repeat(64) }
    await as(own, (tx) => keepPerson(tx, { ...person, id: another.person_id, practitioner_id: own.practitioner_id }))
    for (const [ids, supersedes, stands] of [
      [own, null, true],
      [own, id, true],
      [another, null, true],
      [another, id, false],
      [own, randomUUID(), false],
      [theirs, id, false],
      [{ ...own, person_id: theirs.person_id }, null, false],
      [{ ...own, person_id: randomUUID() }, null, false],
    ] as const) {
      assert.equal(await as(ids, (tx) => hasStanding(tx, { ...ids, supersedes })), stands)
    }
  })
})

test('what was kept is there when the server starts again', async () => {
  const dataDir = await createDataDir()
  const { databaseUrl, drop } = await createDatabase()
  for (const settings of [{ dataDir }, { dataDir: '', databaseUrl }]) {
    const before = await connect(settings)
    await migrate(before.db)
    const ids = await addPair(before.db)
    const kept = await asPractitioner(before.db, ids.practitioner_id, (tx) => keepConsent(tx, consentOf(ids)))
    await before.close()
    assert(kept)
    const { isNew, ...row } = kept
    assert(isNew)

    const after = await connect(settings)
    await migrate(after.db)
    const list = asPractitioner(after.db, ids.practitioner_id, (tx) => listConsents(tx, ids.practitioner_id))
    assert.deepEqual(await list, [row])
    await after.close()
  }
  fs.rmSync(dataDir, { recursive: true })
  await drop()
})
