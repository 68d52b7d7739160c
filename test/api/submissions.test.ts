import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import * as z from 'zod/mini'
import { Receipt, SentSubmission, type Submission } from '../../api/contract/wire.ts'
import { sha256 } from '../../api/sha256.ts'
import { adviceWithConsent, needId, nilReturn } from '../examples/adult-advice.ts'
import { verbalConsent } from '../examples/consent.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleDocument, exampleSubmission, seal } from '../examples/submission.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'
import { type Ask, faultsIn, openRoutes, refusal } from '../support/routes.ts'

const Sent = z.object({ submissions: z.array(SentSubmission) })

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
    await openRoutes(database.db, practitioner, '/people')('PUT', `/${person.id}`, person)
    const ids = { practitionerId: practitioner.id, personId: person.id, roleId: practitioner.role.id }
    return { ask: openRoutes(database.db, practitioner, '/submissions'), ids }
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
    assert.equal(refusal(await send(changed)), '422 different-content')
    assert.deepEqual((await send(submission)).body, receipt)
  })

  test('what was sent is listed with the role as it was then, whatever has become of it', async () => {
    const moving = await addSender()
    await send(exampleSubmission(moving.ids), moving)
    const changeRole = (change: string) =>
      database.pool.query(`update role set ${change} where id = $1`, [moving.ids.roleId])
    const listed = async () => Sent.parse((await moving.ask('GET', '/')).body).submissions.map(({ role }) => role)
    await changeRole(`professional_role = 'SENCo', organisation_name = 'Moat House School'`)
    await send(exampleSubmission(moving.ids), moving)
    const roles = [
      { professionalRole: 'SENCo', organisationName: 'Moat House School' },
      { professionalRole: 'Social worker', organisationName: 'Coventry City Council' },
    ]
    assert.deepEqual(await listed(), roles)
    await changeRole('removed_at = now()')
    assert.deepEqual(await listed(), roles)
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
    assert.equal(refusal(unknown), '404 not-found')
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
    assert.equal(refusal(await send(copy, other)), '404 not-found')
    assert.deepEqual((await other.ask('GET', '/')).body, { submissions: [] })
  })

  test('a form or version that was never published is refused', async () => {
    for (const wrong of [{ formId: 'unheard-of' }, { formVersion: 99 }, { formVersion: Number.MAX_SAFE_INTEGER }]) {
      assert.equal(refusal(await send(exampleSubmission(own.ids, wrong))), '422 unknown-form')
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
      const answers = { ...nilReturn, ...given }
      assert.deepEqual(faultsIn(await send(exampleSubmission(own.ids, { answers }))), faults)
    }
  })

  test('so are the details of the person, and that nothing is there without the consent it needs', async () => {
    const { details: about } = examplePerson({ dateOfBirth: '2026-11-25' })
    assert.deepEqual(faultsIn(await send(exampleSubmission(own.ids, { about }))), {
      'about.dateOfBirth': 'in-future',
    })
    const consents = [{ ...verbalConsent, id: randomUUID(), scope: [`no ${needId}`] }]
    const answers = { ...adviceWithConsent, consents }
    assert.deepEqual(faultsIn(await send(exampleSubmission(own.ids, { answers }))), {
      [`needs.${needId}.linked`]: 'no-consent',
    })
    assert.equal((await send(exampleSubmission(own.ids, { answers: adviceWithConsent }))).status, 201)
  })

  test('declarations other than the form’s own are refused', async () => {
    const answer = await send(exampleSubmission(own.ids, { declarations: ['I agree', 'I agree'] }))
    assert.deepEqual(faultsIn(answer), { declarations: 'not-the-same' })
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
    const document = exampleDocument(own.ids)
    const good = seal(document)
    const { id, answers } = good
    const wrong = (given: Record<string, unknown>) => seal({ ...document, ...given })
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
      wrong({ about: undefined }),
      wrong({ about: { forename: null } }),
      wrong({ answers: { ...answers, team: null } }),
      wrong({ answers: { ...answers, nilContact: 'Ro\0bin' } }),
      JSON.stringify(wrong({ answers: { ...answers, nilContact: 'Ro\ud800bin' } })),
    ]) {
      assert.equal(refusal(await own.ask('PUT', `/${id}`, body)), '400 malformed', JSON.stringify(body))
    }
    assert.equal((await own.ask('PUT', '/no-uuid', good)).status, 404)
    assert.equal((await own.ask('PUT', `/${id}`, good)).status, 201)
  })

  test('what was sent is listed with its receipt, the newest first, exactly as it was sent', async () => {
    const submission = exampleSubmission(own.ids)
    const { body: receipt } = await send(submission)
    const { status, body } = await own.ask('GET', '/')
    assert.equal(status, 200)
    const [sent] = Sent.parse(body).submissions
    assert(sent)
    const role = { professionalRole: 'Social worker', organisationName: 'Coventry City Council' }
    assert.deepEqual(sent, { receipt, submission, role })
    const { sha256: claimed, ...document } = sent.submission
    assert.equal(sha256(document), claimed)
  })
})
