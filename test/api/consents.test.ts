import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import * as z from 'zod/mini'
import { type Consent, ConsentReceipt, KnownConsent } from '../../api/contract/wire.ts'
import { sha256 } from '../../api/sha256.ts'
import { seal } from '../examples/submission.ts'
import { verbalConsent } from '../examples/consent.ts'
import { examplePerson } from '../examples/person.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'
import { type Ask, faultsIn, openRoutes, refusal } from '../support/routes.ts'

const Known = z.object({ consents: z.array(KnownConsent) })

onEveryDatabase((database) => {
  let own: Recorder
  let other: Recorder
  before(async () => {
    own = await addRecorder()
    other = await addRecorder()
  })

  interface Recorder {
    ask: Ask
    ids: { practitionerId: string; personId: string }
    /** Another person of theirs. */
    personId: string
  }

  async function addRecorder(): Promise<Recorder> {
    const practitioner = await addPractitioner(database.db)
    const [person, another] = [examplePerson(), examplePerson()]
    const askPeople = openRoutes(database.db, practitioner, '/people')
    for (const added of [person, another]) await askPeople('PUT', `/${added.id}`, added)
    const ids = { practitionerId: practitioner.id, personId: person.id }
    return { ask: openRoutes(database.db, practitioner, '/consents'), ids, personId: another.id }
  }

  const documentOf = (ids: Recorder['ids']): Omit<Consent, 'sha256'> => ({
    id: randomUUID(),
    ...ids,
    answers: verbalConsent,
    supersedes: null,
    recordedAt: '2026-11-24T14:02:03.004Z',
  })
  const example = (ids: Recorder['ids'], given: Partial<Consent> = {}) => seal({ ...documentOf(ids), ...given })
  const send = (consent: Consent, { ask } = own) => ask('PUT', `/${consent.id}`, consent)
  const countRows = async () => {
    const { rows } = await database.pool.query<{ n: string }>('select count(*) as n from consent')
    return Number(rows[0]?.n)
  }

  test('a refusal that the council may not know of is not taken, nor that nobody was asked', async () => {
    const { name, relationship, takenBy } = verbalConsent
    const asked = { name, relationship, takenBy, date: '2026-11-20', time: '14:02', given: 'no' }
    const untold = example(own.ids, { answers: { ...asked, tellRefusal: 'no' } })
    assert.deepEqual(await faultsIn(await send(untold)), { given: 'no-consent' })
    const silent = example(own.ids, {
      answers: { name, relationship, takenBy, given: 'not-asked', whyNotAsked: 'Away' },
    })
    assert.deepEqual(await faultsIn(await send(silent)), { given: 'no-consent' })
    assert.equal((await send(example(own.ids, { answers: { ...asked, tellRefusal: 'yes' } }))).status, 201)
  })

  test('a good consent gets a receipt, and the same receipt again', async () => {
    const consent = example(own.ids)
    const first = await send(consent)
    const again = await send(consent)
    assert.deepEqual([first.status, again.status], [201, 200])
    assert.deepEqual(again.body, first.body)
    const { id, sha256: held, receivedAt } = ConsentReceipt.parse(first.body)
    assert.deepEqual([id, held], [consent.id, consent.sha256])
    assert(Math.abs(Date.now() - Date.parse(receivedAt)) < 60_000)
  })

  test('a consent sent many times at once is kept once and gets one receipt', async () => {
    const consent = example(own.ids)
    const before = await countRows()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(consent)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [...Array.from({ length: 19 }, () => 200), 201])
    assert.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1)
    assert.equal(await countRows(), before + 1)
  })

  test('other content under the same id is refused, and what was there stays', async () => {
    const consent = example(own.ids)
    const { body: receipt } = await send(consent)
    const changed = example(own.ids, { id: consent.id, answers: { ...verbalConsent, time: '15:02' } })
    assert.equal(refusal(await send(changed)), '422 different-content')
    assert.deepEqual((await send(consent)).body, receipt)
  })

  test('a later record takes the place of an earlier one about the same person', async () => {
    const consent = example(own.ids)
    await send(consent)
    const withdrawal = example(own.ids, { supersedes: consent.id })
    assert.equal((await send(withdrawal)).status, 201)
    assert.equal((await send(withdrawal)).status, 200)
  })

  test('nothing is kept for another practitioner or person than one’s own, or in place of another’s record', async () => {
    const consent = example(own.ids)
    const theirs = example(other.ids)
    await send(consent)
    await send(theirs, other)
    const before = await countRows()
    const unknown = await send(example({ ...own.ids, personId: randomUUID() }))
    assert.equal(refusal(unknown), '404 not-found')
    const id = randomUUID()
    for (const wrong of [
      { practitionerId: other.ids.practitionerId },
      { practitionerId: randomUUID() },
      { personId: other.ids.personId },
      other.ids,
      { supersedes: randomUUID() },
      { supersedes: theirs.id },
      { supersedes: consent.id, personId: own.personId },
      { id, supersedes: id },
    ]) {
      assert.deepEqual(await send(example(own.ids, wrong)), unknown, JSON.stringify(wrong))
    }
    assert.equal(await countRows(), before)
  })

  test("somebody else's id is refused, and shows nothing of theirs", async () => {
    const stranger = await addRecorder()
    const consent = example(own.ids)
    await send(consent)
    const copy = example(stranger.ids, { id: consent.id })
    assert.equal(refusal(await send(copy, stranger)), '404 not-found')
    assert.deepEqual((await stranger.ask('GET', '/')).body, { consents: [] })
  })

  test('answers are checked as on the phone, by the day they were recorded on', async () => {
    for (const [given, faults] of [
      [{ name: '' }, { name: 'missing' }],
      [{ relationship: 'DOG' }, { relationship: 'not-an-option' }],
      [{ relationship: 'LPA' }, { authoritySeen: 'missing' }],
      [{ date: '2026-11-25' }, { date: 'in-future' }],
      [{ time: '25:00' }, { time: 'not-a-time' }],
      [{ time: '9.30' }, { time: 'not-plain' }],
      [{ statementRead: 'unheard-of' }, { statementRead: 'not-an-option' }],
      [{ tellRefusal: 'no' }, { tellRefusal: 'not-asked' }],
      [{ scope: [] }, { scope: 'not-asked' }],
      [{ takenBy: [{ id: randomUUID() }] }, { takenBy: 'not-plain' }],
    ] as const) {
      const answers = { ...verbalConsent, ...given }
      assert.deepEqual(faultsIn(await send(example(own.ids, { answers }))), faults)
    }
    const recordedAt = '2026-11-25T00:00:00Z'
    const answers = { ...verbalConsent, date: '2026-11-25' }
    assert.equal((await send(example(own.ids, { answers, recordedAt }))).status, 201)
  })

  test('what is not whole or has another shape is malformed, never an error of ours', async () => {
    const document = documentOf(own.ids)
    const good = seal(document)
    const { id, answers } = good
    const wrong = (given: Record<string, unknown>) => seal({ ...document, ...given })
    for (const body of [
      '{',
      'null',
      {},
      { ...good, sha256: 'f'.repeat(64) },
      { ...good, answers: { ...answers, name: 'Eve' } },
      wrong({ id: randomUUID() }),
      wrong({ colour: 'blue' }),
      wrong({ supersedes: 'the last one' }),
      wrong({ supersedes: undefined }),
      wrong({ recordedAt: 'yesterday' }),
      wrong({ answers: { ...answers, name: 'Zo\0ë' } }),
    ]) {
      assert.equal(refusal(await own.ask('PUT', `/${id}`, body)), '400 malformed', JSON.stringify(body))
    }
    assert.equal((await own.ask('PUT', '/no-uuid', good)).status, 404)
    assert.equal((await own.ask('PUT', `/${id}`, good)).status, 201)
  })

  test('what was sent is listed with its receipt, the newest first, exactly as it was sent', async () => {
    const consent = example(own.ids)
    const { body: receipt } = await send(consent)
    const { status, body } = await own.ask('GET', '/')
    assert.equal(status, 200)
    const [known] = Known.parse(body).consents
    assert(known)
    assert.deepEqual(known, { receipt, consent })
    const { sha256: claimed, ...document } = known.consent
    assert.equal(sha256(document), claimed)
  })
})
