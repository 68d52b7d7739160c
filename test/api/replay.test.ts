import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type Consent, type Submission } from '../../api/contract/wire.ts'
import { verbalConsent } from '../examples/consent.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleSubmission, seal } from '../examples/submission.ts'
import { type Answer } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { addNewcomer, type Newcomer, plainPasswords } from '../support/newcomer.ts'
import { createPortal, type Portal } from '../support/portal.ts'
import { hashTables } from '../support/rows.ts'

interface Item {
  method: string
  path: string
  body: object
}

const seen = ({ status, text, headers }: Answer) => ({ status, text, headers: [...headers] })

onEveryDatabase((opened) => {
  let portal: Portal
  before(() => {
    portal = createPortal(opened.db, {}, { passwords: plainPasswords })
  })

  /** Two who share a phone, and what the first has waiting on it. */
  async function open() {
    const own = await addNewcomer(portal.app, opened.db)
    const other = await addNewcomer(portal.app, opened.db)
    const person = examplePerson()
    assert.equal((await own.request('PUT', `/api/people/${person.id}`, person)).status, 201)
    return { own, other, items: itemsOf(own, person) }
  }

  function itemsOf(own: Newcomer, { id: personId, details }: ReturnType<typeof examplePerson>) {
    const submission = exampleSubmission({ practitionerId: own.id, personId, roleId: own.roleId })
    const consent = seal({
      id: crypto.randomUUID(),
      practitionerId: own.id,
      personId,
      answers: verbalConsent,
      supersedes: null,
      recordedAt: '2026-11-24T14:02:03.004Z',
    })
    // A school that nobody has named yet: not even that may stay behind.
    const moved = { ...details, currentSchool: `School ${crypto.randomUUID()}` }
    const change = { baseRevision: 1, details: moved, hidden: false }
    return {
      submission: { method: 'PUT', path: `/api/submissions/${submission.id}`, body: submission },
      consent: { method: 'PUT', path: `/api/consents/${consent.id}`, body: consent },
      change: { method: 'PATCH', path: `/api/people/${personId}`, body: change },
    } satisfies Record<string, Item>
  }

  const send = (by: Newcomer, { method, path, body }: Item, headers?: Record<string, string>) =>
    by.request(method, path, body, headers)
  const kept = () => hashTables(opened.pool, ['audit'])

  async function notFound(by: Newcomer) {
    return seen(await by.request('PATCH', `/api/people/${crypto.randomUUID()}`, changeOf(examplePerson())))
  }
  const changeOf = ({ details }: { details: object }) => ({ baseRevision: 1, details, hidden: false })

  test('what one has waiting is nothing that is there in another’s session, and leaves nothing', async () => {
    const { own, other, items } = await open()
    const before = await kept()
    const nothing = await notFound(other)
    assert.equal(nothing.status, 404)
    for (const [name, item] of Object.entries(items)) {
      for (const headers of [{}, { 'X-Practitioner': other.id }]) {
        assert.deepEqual(seen(await send(other, item, headers)), nothing, name)
      }
    }
    assert.deepEqual(await kept(), before)
    for (const [name, item] of Object.entries(items)) assert.ok((await send(own, item)).status < 300, name)
    assert.notDeepEqual(await kept(), before)
  })

  test('nor does another get the receipt for it once it has arrived', async () => {
    const { own, other, items } = await open()
    for (const item of Object.values(items)) assert.ok((await send(own, item)).status < 300)
    const before = await kept()
    for (const [name, item] of Object.entries(items))
      assert.deepEqual(seen(await send(other, item)), await notFound(other), name)
    assert.deepEqual(await kept(), before)
  })

  test('nor does it help to write one’s own name on it', async () => {
    const { own, other, items } = await open()
    const renamed = ({ sha256: _, ...document }: Submission | Consent) =>
      seal({ ...document, practitionerId: other.id })
    const forged = [
      { ...items.submission, body: renamed(items.submission.body) },
      { ...items.submission, body: renamed({ ...items.submission.body, roleId: other.roleId }) },
      { ...items.consent, body: renamed(items.consent.body) },
    ]
    for (const when of ['waiting', 'arrived']) {
      const before = await kept()
      for (const item of forged) assert.deepEqual(seen(await send(other, item)), await notFound(other), when)
      assert.deepEqual(await kept(), before, when)
      if (when === 'waiting') for (const item of Object.values(items)) await send(own, item)
    }
  })

  test('a phone that says whose it is has it sent by nobody else, not even by a look', async () => {
    const { own, other, items } = await open()
    const before = await kept()
    const look = { method: 'GET', path: '/api/people', body: {} }
    for (const [name, item] of Object.entries({ ...items, look })) {
      for (const meant of [own.id, crypto.randomUUID(), '', `${other.id},${own.id}`, other.id.toUpperCase()]) {
        const { status, body } = await send(other, item, { 'X-Practitioner': meant })
        assert.deepEqual([status, body.type], [401, 'sign-in'], `${name} of ${meant}`)
      }
    }
    assert.deepEqual(await kept(), before)
    assert.equal((await send(own, items.submission, { 'X-Practitioner': own.id })).status, 201)
  })
})
