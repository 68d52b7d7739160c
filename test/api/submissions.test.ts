import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import { Receipt, SentSubmission, type Submission } from '../../api/contract/wire.ts'
import { people } from '../../api/routes/people.ts'
import { submissions } from '../../api/routes/submissions.ts'
import { sha256 } from '../../api/sha256.ts'
import { exampleSubmission, nilReturn, seal } from '../examples/adult-advice.ts'
import { examplePerson } from '../examples/person.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'
import { type Ask, openRoutes } from '../support/routes.ts'

onEveryDatabase((database) => {
  let own: Sender
  let other: Sender
  before(async () => {
    own = await addSender()
    other = await addSender()
  })

  interface Sender {
    ask: Ask
    ids: { practitionerId: string; personId: string; roleId: string }
  }

  /** A practitioner with a person to send about. */
  async function addSender(): Promise<Sender> {
    const practitioner = await addPractitioner(database.db)
    const person = examplePerson()
    await openRoutes(people(database.db), practitioner)('PUT', `/${person.id}`, person)
    const ids = { practitionerId: practitioner.id, personId: person.id, roleId: practitioner.role.id }
    return { ask: openRoutes(submissions(database.db), practitioner), ids }
  }

  const send = (submission: Submission, { ask } = own) => ask('PUT', `/${submission.id}`, submission)
  const countRows = async () => {
    const { rows } = await database.pool.query<{ n: string }>('select count(*) as n from submission')
    return Number(rows[0]?.n)
  }

  test('a good submission gets a receipt, and the same receipt again', async () => {
    const submission = exampleSubmission(own.ids)
    const first = await send(submission)
    const again = await send(submission)
    assert.deepEqual([first.status, again.status], [201, 200])
    const receipt = Receipt.parse(first.body)
    assert.deepEqual(again.body, first.body)
    assert.deepEqual([receipt.id, receipt.sha256], [submission.id, submission.sha256])
    assert.match(receipt.reference, /^AAF \d{3} \d{3}$/)
    assert(Math.abs(Date.now() - Date.parse(receipt.receivedAt)) < 60_000)
  })

  test('a submission sent many times at once is kept once and gets one receipt', async () => {
    const submission = exampleSubmission(own.ids)
    const before = await countRows()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(submission)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array.from({ length: 19 }, () => 200), 201])
    assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1)
    assert.equal(await countRows(), before + 1)
  })

  test('other content under the same id is refused, and what was there stays', async () => {
    const submission = exampleSubmission(own.ids)
    const { body: receipt } = await send(submission)
    const changed = exampleSubmission(own.ids, { id: submission.id, answers: { ...nilReturn, team: 'sensory' } })
    const { status, body } = await send(changed)
    assert.deepEqual([status, body.type], [422, 'different-content'])
    assert.deepEqual((await send(submission)).body, receipt)
  })

  test('a submission that was kept gets its receipt again even when its role has gone', async () => {
    const leaving = await addSender()
    const submission = exampleSubmission(leaving.ids)
    const { body: receipt } = await send(submission, leaving)
    await database.db.deleteFrom('role').where('id', '=', leaving.ids.roleId).execute()
    assert.deepEqual(await send(submission, leaving), { status: 200, body: receipt })
    assert.equal((await send(exampleSubmission(leaving.ids), leaving)).status, 404)
  })

  test('nothing is kept for another practitioner, person or role than one’s own', async () => {
    const before = await countRows()
    const unknown = await send(exampleSubmission({ ...own.ids, personId: randomUUID() }))
    assert.deepEqual([unknown.status, unknown.body.type], [404, 'not-found'])
    for (const wrong of [
      { practitionerId: other.ids.practitionerId },
      { practitionerId: randomUUID() },
      { personId: other.ids.personId },
      { roleId: other.ids.roleId },
      { roleId: randomUUID() },
      other.ids,
    ]) {
      assert.deepEqual(await send(exampleSubmission({ ...own.ids, ...wrong })), unknown)
    }
    assert.equal(await countRows(), before)
  })

  test("somebody else's id is refused, and shows nothing of theirs", async () => {
    const submission = exampleSubmission(own.ids)
    await send(submission)
    const copy = exampleSubmission(other.ids, { id: submission.id })
    const { status, body } = await send(copy, other)
    assert.deepEqual([status, body.type], [404, 'not-found'])
    assert.deepEqual((await other.ask('GET', '/')).body, { submissions: [] })
  })

  test('a form or version that was never published is refused', async () => {
    for (const wrong of [{ formId: 'unheard-of' }, { formVersion: 99 }, { formVersion: Number.MAX_SAFE_INTEGER }]) {
      const { status, body } = await send(exampleSubmission(own.ids, wrong))
      assert.deepEqual([status, body.type], [422, 'unknown-form'])
    }
  })

  test('answers are checked as on the phone', async () => {
    for (const [given, faults] of [
      [{ team: '' }, { team: 'missing' }],
      [{ team: 'marketing' }, { team: 'not-an-option' }],
      [{ nilContactEmail: 'nowhere' }, { nilContactEmail: 'not-an-email' }],
      [{ searchedOn: '2026-11-25' }, { searchedOn: 'in-future' }],
      [{ involvedNow: 'yes' }, { involvedNow: 'not-asked' }],
      [{ shoeSize: '38' }, { shoeSize: 'not-asked' }],
      [{ nilContact: ' Robin ' }, { nilContact: 'not-plain' }],
      [{ team: ['duty'] }, { team: 'not-an-option' }],
      [{ searched: [{ id: randomUUID() }] }, { searched: 'not-an-option' }],
    ] as const) {
      const answers = structuredClone<Record<string, unknown>>({ ...nilReturn, ...given }) as Submission['answers']
      const { status, body } = await send(exampleSubmission(own.ids, { answers }))
      assert.deepEqual([status, body.type, body.faults], [422, 'faulty-answers', faults])
    }
  })

  test('declarations other than the form’s own are refused', async () => {
    const { status, body } = await send(exampleSubmission(own.ids, { declarations: ['I agree', 'I agree'] }))
    assert.deepEqual([status, body.faults], [422, { declarations: 'not-the-same' }])
  })

  test('any moment the phone’s clock may show is taken or refused, never an error of ours', async () => {
    for (const [finishedAt, status] of [
      ['2031-01-01T00:00:00Z', 201],
      ['9999-12-31T23:59:59.999999999Z', 201],
      ['1999-01-01T00:00:00Z', 422],
      ['0000-01-01T00:00:00Z', 422],
      ['2026-02-30T00:00:00Z', 400],
      ['yesterday', 400],
    ] as const) {
      assert.equal((await send(exampleSubmission(own.ids, { finishedAt }))).status, status, finishedAt)
    }
  })

  test('what is not whole or has another shape is malformed, never an error of ours', async () => {
    const good = exampleSubmission(own.ids)
    const { id, answers } = good
    const wrong = (given: Record<string, unknown>) => seal({ ...good, ...given } as Submission)
    for (const body of [
      '{',
      '',
      'null',
      {},
      { ...good, sha256: 'f'.repeat(64) },
      { ...good, sha256: good.sha256.toUpperCase() },
      { ...good, answers: { ...answers, team: 'sensory' } },
      wrong({ id: randomUUID() }),
      wrong({ colour: 'blue' }),
      wrong({ formVersion: '1' }),
      wrong({ declarations: [] }),
      wrong({ answers: { ...answers, team: null } }),
      wrong({ answers: { ...answers, nilContact: 'Ro\0bin' } }),
      JSON.stringify(wrong({ answers: { ...answers, nilContact: 'Ro\ud800bin' } })),
    ]) {
      const { status, body: problem } = await own.ask('PUT', `/${id}`, body)
      assert.deepEqual([status, problem.type], [400, 'malformed'], JSON.stringify(body))
    }
    assert.equal((await own.ask('PUT', '/no-uuid', good)).status, 404)
  })

  test('what was sent is listed with its receipt, the newest first, exactly as it was sent', async () => {
    const submission = exampleSubmission(own.ids)
    const { body: receipt } = await send(submission)
    const { status, body } = await own.ask('GET', '/')
    assert.equal(status, 200)
    const sent = SentSubmission.parse(body.submissions[0])
    assert.deepEqual(sent, { receipt, submission })
    const { sha256: claimed, ...document } = sent.submission
    assert.equal(sha256(document), claimed)
  })
})
