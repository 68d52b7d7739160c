import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { asPractitioner } from '../../db/as.ts'
import { type Tx } from '../../db/connect.ts'
import { listMessages, markRead } from '../../db/messages.ts'
import { keepPerson } from '../../db/people.ts'
import { keepRole, listRoles, removeRole } from '../../db/roles.ts'
import {
  findStanding,
  findSubmission,
  isReferenceTaken,
  keepSubmission,
  listSubmissions,
} from '../../db/submissions.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'

type Practitioner = Awaited<ReturnType<typeof addPractitioner>>

onEveryDatabase((database) => {
  let practitioner: Practitioner
  let somebodyElse: Practitioner
  const person_id = randomUUID()
  const their_person_id = randomUUID()
  before(async () => {
    practitioner = await addPractitioner(database.db)
    somebodyElse = await addPractitioner(database.db)
    const sent = { details: '{}', created_sha256: 'a'.repeat(64) }
    await own((tx) => keepPerson(tx, { ...sent, id: person_id, practitioner_id: practitioner.id }))
    await theirs((tx) => keepPerson(tx, { ...sent, id: their_person_id, practitioner_id: somebodyElse.id }))
  })

  const own = <T>(work: (tx: Tx) => Promise<T>) => asPractitioner(database.db, practitioner.id, work)
  const theirs = <T>(work: (tx: Tx) => Promise<T>) => asPractitioner(database.db, somebodyElse.id, work)

  let count = 0
  const submission = (id: string = randomUUID()) => ({
    id,
    practitioner_id: practitioner.id,
    person_id,
    role_id: practitioner.role.id,
    role_name: 'Social worker',
    organisation_name: 'Coventry City Council',
    form_id: 'adult-advice',
    form_version: 1,
    document: JSON.stringify({ id, answers: { team: 'duty' }, declarations: ['One', 'Two'] }),
    content_sha256: 'c'.repeat(64),
    reference: `AAF 000 ${String(count++).padStart(3, '0')}`,
    finished_at: new Date('2026-11-24T14:02:03.004Z'),
  })
  const message = () => ({ id: randomUUID(), subject: 'Advice received', text: 'Thank you.' })
  const countRows = async (id: string) => {
    const counts = await database.pool.query<{ submissions: string; messages: string }>(
      `select (select count(*) from submission where id = $1) as submissions,
        (select count(*) from message where submission_id = $1) as messages`,
      [id],
    )
    return [Number(counts.rows[0]?.submissions), Number(counts.rows[0]?.messages)]
  }

  test('a submission sent twice is kept once, with one message, and the first row comes back', async () => {
    const sent = submission()
    const first = await own((tx) => keepSubmission(tx, sent, message()))
    const again = await own((tx) => keepSubmission(tx, { ...sent, reference: 'AAF 999 999' }, message()))
    assert.equal(first?.isNew, true)
    assert.deepEqual(again, { ...first, isNew: false })
    assert.deepEqual(first.finished_at, sent.finished_at)
    assert.deepEqual(first.document, JSON.parse(sent.document))
    assert.deepEqual(await countRows(sent.id), [1, 1])
  })

  test('a submission sent many times at once is kept once, with one message', async () => {
    const sent = submission()
    const copies = Array.from({ length: 20 }, (_, n) => ({ ...sent, reference: `AAF 1${n + 10} 000` }))
    const kept = await Promise.all(copies.map((copy) => own((tx) => keepSubmission(tx, copy, message()))))
    assert.equal(kept.filter((row) => row?.isNew).length, 1)
    assert.equal(new Set(kept.map((row) => row?.reference)).size, 1)
    assert.deepEqual(await countRows(sent.id), [1, 1])
  })

  test('a submission whose message cannot be kept is not kept either', async () => {
    const told = message()
    await own((tx) => keepSubmission(tx, submission(), told))
    const sent = submission()
    await assert.rejects(own((tx) => keepSubmission(tx, sent, told)))
    assert.deepEqual(await countRows(sent.id), [0, 0])
  })

  test('no two submissions have the same reference', async () => {
    const taken = submission()
    await own((tx) => keepSubmission(tx, taken, message()))
    const sent = { ...submission(), reference: taken.reference }
    await assert.rejects(
      own((tx) => keepSubmission(tx, sent, message())),
      isReferenceTaken,
    )
    assert.deepEqual(await countRows(sent.id), [0, 0])
  })

  test("somebody else's submission is neither given out nor changed", async () => {
    const sent = submission()
    await own((tx) => keepSubmission(tx, sent, message()))
    const copy = { ...submission(sent.id), practitioner_id: somebodyElse.id, person_id: their_person_id }
    assert.equal(await theirs((tx) => keepSubmission(tx, copy, message())), undefined)
    assert.equal(await theirs((tx) => findSubmission(tx, somebodyElse.id, sent.id)), undefined)
    assert.deepEqual(await theirs((tx) => listSubmissions(tx, somebodyElse.id)), [])
    assert.deepEqual(await theirs((tx) => listMessages(tx, somebodyElse.id)), [])
  })

  test('what was kept is listed, the newest first, for its practitioner', async () => {
    const sent = submission()
    await own((tx) => keepSubmission(tx, sent, message()))
    const [newest] = await own((tx) => listSubmissions(tx, practitioner.id))
    assert.equal(newest?.id, sent.id)
    assert.deepEqual(await own((tx) => findSubmission(tx, practitioner.id, sent.id)), newest)
  })

  test('a role that was removed counts for what was written in it before', async () => {
    const { id, role } = practitioner
    const { id: _, practitioner_id, position, ...details } = role
    assert.equal(await own((tx) => keepRole(tx, practitioner_id, randomUUID(), details)), true)
    assert.equal(await own((tx) => removeRole(tx, id, role.id)), true)
    assert.equal(
      (await own((tx) => listRoles(tx, id))).some((held) => held.position === position),
      false,
    )
    assert.ok(await own((tx) => findStanding(tx, { practitioner_id: id, person_id, role_id: role.id })))
  })

  test('a role counts only with a person of the same practitioner', async () => {
    const ids = { practitioner_id: practitioner.id, person_id, role_id: practitioner.role.id }
    const found = await own((tx) => findStanding(tx, ids))
    assert.deepEqual(found, { role_name: 'Social worker', organisation_name: 'Coventry City Council' })
    assert.equal(await own((tx) => findStanding(tx, { ...ids, role_id: somebodyElse.role.id })), undefined)
    assert.equal(await own((tx) => findStanding(tx, { ...ids, person_id: randomUUID() })), undefined)
    const asked = { ...ids, practitioner_id: somebodyElse.id }
    for (const role_id of [ids.role_id, somebodyElse.role.id]) {
      assert.equal(await theirs((tx) => findStanding(tx, { ...asked, role_id })), undefined)
    }
  })

  test('a message keeps the moment it was first read, and only its practitioner reads it', async () => {
    const told = message()
    await own((tx) => keepSubmission(tx, submission(), told))
    assert.equal(await theirs((tx) => markRead(tx, somebodyElse.id, told.id)), undefined)
    const unread = (await own((tx) => listMessages(tx, practitioner.id))).find(({ id }) => id === told.id)
    assert.equal(unread?.read_at, null)

    const read = await own((tx) => markRead(tx, practitioner.id, told.id))
    const again = await own((tx) => markRead(tx, practitioner.id, told.id))
    assert(read?.read_at instanceof Date)
    assert.deepEqual(again, read)
  })
})
