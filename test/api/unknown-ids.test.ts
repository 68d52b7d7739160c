import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { type KyselyPlugin } from 'kysely'
import { operations } from '../../api/operations.ts'
import { type Passwords } from '../../api/identity/passwords.ts'
import { type Answer } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { prepare } from '../support/good-requests.ts'
import { plainPasswords } from '../support/newcomer.ts'
import { createPortal, type Portal } from '../support/portal.ts'

const withId = operations.filter(({ request, signedIn }) => signedIn && request.includes('/:id'))

onEveryDatabase((opened) => {
  let portal: Portal
  let work: string[] = []
  before(() => {
    const watching: KyselyPlugin = {
      transformQuery: ({ node }) => {
        work.push(JSON.stringify(node).replace(/[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}|\d{4}-\d\d-\d\dT[\d:.]+Z/g, '?'))
        return node
      },
      transformResult: ({ result }) => Promise.resolve(result),
    }
    const passwords: Passwords = {
      hash: (password) => (work.push('hash'), plainPasswords.hash(password)),
      verify: (hashed, password) => (work.push('verify'), plainPasswords.verify(hashed, password)),
    }
    portal = createPortal(opened.db.withPlugin(watching), {}, { passwords })
  })

  /** All that the server does for a request but wait: each query, and each hash. */
  async function workOf(ask: () => Promise<Answer>): Promise<string[]> {
    work = []
    const { status } = await ask()
    assert.equal(status, 404)
    return work
  }

  test('somebody else’s id takes the same work as one that nobody has', async () => {
    const compared: string[] = []
    for (const { request } of withId) {
      const { ask, foreignId, made } = await prepare(portal, request)
      if (made !== undefined) continue
      const foreign = await workOf(() => ask(foreignId))
      assert.ok(foreign.length > 2, 'it is seen at work')
      assert.deepEqual(foreign, await workOf(() => ask(crypto.randomUUID())), request)
      compared.push(request)
    }
    assert.ok(compared.includes('PATCH /people/:id') && compared.includes('GET /account/roles/:id'))
  })
})
