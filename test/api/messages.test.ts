import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { before, test } from 'node:test'
import * as z from 'zod/mini'
import { Message, Receipt } from '../../api/contract/wire.ts'
import { exampleSubmission } from '../examples/submission.ts'
import { examplePerson } from '../examples/person.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addPractitioner } from '../support/practitioners.ts'
import { type Ask, openRoutes, refusal } from '../support/routes.ts'

const Messages = z.object({ messages: z.array(Message) })

onEveryDatabase((database) => {
  let ask: Ask
  let askAsSomebodyElse: Ask
  let send: () => Promise<Receipt>
  before(async () => {
    const practitioner = await addPractitioner(database.db)
    const person = examplePerson()
    await openRoutes(database.db, practitioner, '/people')('PUT', `/${person.id}`, person)
    const ids = { practitionerId: practitioner.id, personId: person.id, roleId: practitioner.role.id }
    const put = openRoutes(database.db, practitioner, '/submissions')

    send = async () => {
      const submission = exampleSubmission(ids)
      await put('PUT', `/${submission.id}`, submission)
      return Receipt.parse((await put('PUT', `/${submission.id}`, submission)).body)
    }
    ask = openRoutes(database.db, practitioner, '/messages')
    askAsSomebodyElse = openRoutes(database.db, await addPractitioner(database.db), '/messages')
  })

  async function list(): Promise<Message[]> {
    const { status, body } = await ask('GET', '/')
    assert.equal(status, 200)
    return Messages.parse(body).messages
  }

  async function newest(): Promise<Message> {
    return (await list())[0] ?? assert.fail('there is a message')
  }

  test('a practitioner is told once that a submission has arrived, without a word about the person', async () => {
    const { id, reference } = await send()
    const [message, ...more] = (await list()).filter(({ submissionId }) => submissionId === id)
    assert(message && more.length === 0)
    assert.deepEqual(
      [message.subject, message.submissionId, message.readAt],
      [`Advice received: ${reference}`, id, null],
    )
    assert.match(message.text, new RegExp(`Adults Services Advice Form.*${reference}`, 's'))
    assert.doesNotMatch(JSON.stringify(message), /Zoë|O’Brien/)
  })

  test('messages come the newest first', async () => {
    await send()
    const { id } = await send()
    assert.equal((await newest()).submissionId, id)
    const moments = (await list()).map(({ sentAt }) => sentAt)
    assert.deepEqual(moments, moments.toSorted().reverse())
  })

  test('a message is read once, however often it is said', async () => {
    await send()
    const { id } = await newest()
    assert.deepEqual(await ask('PUT', `/${id}/read`, {}), { status: 204, body: undefined })
    const { readAt } = await newest()
    assert.equal(typeof readAt, 'string')
    assert.equal((await ask('PUT', `/${id}/read`, {})).status, 204)
    assert.equal((await newest()).readAt, readAt)
  })

  test("somebody else's message is answered exactly as an unknown one", async () => {
    await send()
    const { id } = await newest()
    const theirs = await askAsSomebodyElse('PUT', `/${id}/read`, {})
    assert.equal(refusal(theirs), '404 not-found')
    assert.deepEqual(await ask('PUT', `/${randomUUID()}/read`, {}), theirs)
    assert.deepEqual(await ask('PUT', '/no-uuid/read', {}), theirs)
    assert.deepEqual((await askAsSomebodyElse('GET', '/')).body, { messages: [] })
    assert.equal((await newest()).readAt, null)
  })

  test('a reading that says anything else is malformed', async () => {
    await send()
    const { id } = await newest()
    for (const body of ['{', '', { readAt: null }]) {
      assert.equal(refusal(await ask('PUT', `/${id}/read`, body)), '400 malformed')
    }
  })
})
