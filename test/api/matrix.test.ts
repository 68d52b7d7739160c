import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { Hono } from 'hono'
import { type AccessRole, matrix, mayDo } from '../../api/access.ts'
import { guard, type Guarded } from '../../api/guard.ts'
import { type SignedInOnly } from '../../api/operation.ts'
import { operations } from '../../api/operations.ts'
import { createToken, hashToken } from '../../api/identity/secrets.ts'
import { type Answer, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { goodRequests, prepare, type Prepared } from '../support/good-requests.ts'
import { addNewcomer, openSession, plainPasswords } from '../support/newcomer.ts'
import { createPortal, type Portal } from '../support/portal.ts'

/** What each kind of account may do with what is its own. Nobody may do anything with what is not. */
const policy = `
                      practitioner  team-manager  caseworker  administrator
  account view        yes           yes           yes         yes
  account create      no            no            no          no
  account change      yes           yes           yes         yes
  person view         yes           yes           no          no
  person create       yes           yes           no          no
  person change       yes           yes           no          no
  consent view        yes           yes           no          no
  consent create      yes           yes           no          no
  consent change      no            no            no          no
  submission view     yes           yes           no          no
  submission create   yes           yes           no          no
  submission change   no            no            no          no
  message view        yes           yes           yes         yes
  message create      no            no            no          no
  message change      yes           yes           yes         yes
  school view         yes           yes           no          no
  school create       no            no            no          no
  school change       no            no            no          no
`
const [accessRoles = [], ...rows] = policy
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/ {2,}/))
const allowed = new Set(
  rows.flatMap(([what = '', ...cells]) =>
    cells.flatMap((cell, column) => (cell === 'yes' ? [`${accessRoles[column] ?? ''} ${what}`] : [])),
  ),
)

const records = {
  account: 'account',
  people: 'person',
  consents: 'consent',
  submissions: 'submission',
  messages: 'message',
  schools: 'school',
}

/** For everybody: what has to be there before anyone is signed in. */
const open = [
  ...['health', 'ready', 'portal', 'openapi.json', 'policy-reports', 'addresses'],
  ...['registration', 'activation', 'email', 'sign-in', 'sign-out', 'password'],
]

/** What a request does, by nothing but its method and path; nothing for what is everybody's. */
function whatDoes(request: string): string | undefined {
  const [, method = '', first = '', rest = ''] = /^(\w+) \/([^/]+)(.*)$/.exec(request) ?? []
  if (open.includes(first)) return undefined
  const [, record] = Object.entries(records).find(([name]) => name === first) ?? assert.fail(`${request} is of no kind`)
  const makes = method === 'PUT' && rest === '/:id' && first !== 'account'
  return `${record} ${method === 'GET' ? 'view' : makes ? 'create' : 'change'}`
}

const guarded = operations.flatMap(({ request }) => {
  const what = whatDoes(request)
  return what === undefined ? [] : [{ request, what }]
})

const refusalOf = ({ status, body }: Answer) => `${status} ${body.type ?? ''}`
/** All that somebody could tell two answers apart by. */
const seen = ({ status, text, headers }: Answer) => ({ status, text, headers: [...headers].filter(isTelling) })
const isTelling = ([name]: [string, string]) => name !== 'date'

test('the code’s matrix is the one written here, with nothing beside it', () => {
  const actions = ['view', 'create', 'change'] as const
  const resources = ['account', 'person', 'consent', 'submission', 'message', 'school'] as const
  for (const role of roles) {
    assert.deepEqual(
      Object.keys(matrix[role]).filter((name) => !resources.some((known) => known === name)),
      [],
    )
    for (const resource of resources) {
      for (const action of actions) {
        const line = `${role} ${resource} ${action}`
        assert.equal(mayDo(role, { resource, action }), allowed.has(line), line)
      }
    }
  }
  assert.deepEqual(Object.keys(matrix), accessRoles)
  assert.equal(rows.length, actions.length * resources.length)
})

test('what an operation says it does is what its method and path say', () => {
  for (const { request, signedIn } of operations) {
    assert.equal(signedIn && `${signedIn.resource} ${signedIn.action}`, whatDoes(request), request)
    if (signedIn) assert.equal(signedIn.with, signedIn.resource === 'account' ? 'account' : 'both-steps', request)
  }
})

test('every operation of somebody signed in has a good request here, and no other has', () => {
  assert.deepEqual(Object.keys(goodRequests).toSorted(), guarded.map(({ request }) => request).toSorted())
})

test('an operation about what the matrix does not know does not compile', () => {
  // @ts-expect-error: a resource of no row
  const unknownResource: SignedInOnly = { with: 'account', resource: 'case', action: 'view' }
  // @ts-expect-error: an action of no row
  const unknownAction: SignedInOnly = { with: 'account', resource: 'person', action: 'delete' }
  for (const role of roles) assert.deepEqual([mayDo(role, unknownResource), mayDo(role, unknownAction)], [false, false])
})

const roles: readonly AccessRole[] = ['practitioner', 'team-manager', 'caseworker', 'administrator']

onEveryDatabase((opened) => {
  let portal: Portal
  before(() => {
    portal = createPortal(opened.db, {}, { passwords: plainPasswords })
  })

  async function become(practitionerId: string, role: AccessRole): Promise<void> {
    const { rowCount } = await opened.pool.query('update practitioner set access_role = $1 where id = $2', [
      role,
      practitionerId,
    ])
    assert.equal(rowCount, 1)
  }

  for (const role of roles) {
    test(`a ${role} does what the policy says, with their own alone`, async () => {
      for (const { request, what } of guarded) {
        const { own, ask, id, foreignId, status, made } = await prepare(portal, request)
        await become(own.id, role)
        if (!allowed.has(`${role} ${what}`)) {
          const refusals = [await ask(), await ask(foreignId), await ask(crypto.randomUUID()), await ask('none')]
          for (const refusal of refusals) assert.deepEqual(seen(refusal), seen(await ask(undefined, own, 0)), request)
          assert.deepEqual([...new Set(refusals.map(refusalOf))], ['403 not-allowed'], request)
          continue
        }
        if (id !== undefined) await checkOthers({ own, ask, foreignId, made }, request)
        const { status: answered, text } = await ask()
        assert.equal(answered, status, `${request}: ${text}`)
      }
    })
  }

  type Others = Pick<Prepared, 'own' | 'ask' | 'foreignId' | 'made'>

  async function checkOthers({ own, ask, foreignId, made }: Others, request: string): Promise<void> {
    const nothing = await own.request('PUT', `/api/messages/${crypto.randomUUID()}/read`)
    assert.equal(refusalOf(nothing), '404 not-found')
    assert.deepEqual(seen(await ask(foreignId)), seen(nothing), `${request} of somebody else`)
    assert.deepEqual(seen(await ask('no-id')), seen(nothing), `${request} of no id`)
    const unknown = await ask(crypto.randomUUID())
    if (made === undefined) assert.deepEqual(seen(unknown), seen(nothing), `${request} of nobody`)
    else assert.equal(unknown.status, made, `${request} of nobody: ${unknown.text}`)
  }

  test('nobody gets anywhere without signing in, whatever they ask for and send', async () => {
    const nobody = openBrowser(portal.app)
    for (const { request } of guarded) {
      const { ask, foreignId, id } = await prepare(portal, request)
      const answers = [await ask(id, nobody), await ask(foreignId, nobody), await ask('none', nobody, 0)]
      assert.deepEqual([...new Set(answers.map(refusalOf))], ['401 sign-in'], request)
    }
  })

  test('nor between the password and the second step', async () => {
    for (const { request } of guarded) {
      const { own, ask, id } = await prepare(portal, request)
      const pending = openBrowser(portal.app)
      const token = createToken()
      await opened.db
        .insertInto('challenge')
        .values({
          id: crypto.randomUUID(),
          token_hash: hashToken(token),
          practitioner_id: own.id,
          purpose: 'sign-in',
          expires_at: new Date(Date.now() + 600_000),
        })
        .execute()
      pending.cookies.set('challenge', token)
      const answers = [await ask(id, pending), await ask('none', pending, 0)]
      assert.deepEqual([...new Set(answers.map(refusalOf))], ['403 two-step'], request)
    }
  })

  test('before two step verification is on, the password leads to the account alone', async () => {
    for (const { request, what } of guarded) {
      const { own, ask, id, status } = await prepare(portal, request)
      const { browser } = await openSession(portal.app, opened.db, own.id, false)
      for (const name of own.cookies.keys())
        if (name !== 'session') browser.cookies.set(name, own.cookies.get(name) ?? '')
      await opened.db.updateTable('practitioner').set({ two_step_method: null }).where('id', '=', own.id).execute()
      const answer = await ask(id, browser)
      if (what.startsWith('account ')) assert.equal(answer.status, status, `${request}: ${answer.text}`)
      else
        assert.deepEqual([refusalOf(answer), refusalOf(await ask('none', browser, 0))], Array(2).fill('403 two-step'))
    }
  })

  test('what is in nobody’s row nobody may do', async () => {
    const needed = { with: 'account', resource: 'school', action: 'change' } as const
    const operation = { request: 'GET /', summary: 'Renames a school', answers: { 200: null }, signedIn: needed }
    const app = new Hono<Guarded>().get('/', guard(portal.parts, operation, needed), (c) => c.text('done'))
    const own = await addNewcomer(portal.app, opened.db)
    const headers = { Cookie: `session=${own.cookies.get('session') ?? ''}` }
    for (const role of roles) {
      await become(own.id, role)
      assert.equal((await app.request('/', { headers })).status, 403, role)
    }
    const viewed = { ...needed, action: 'view' } as const
    const control = new Hono<Guarded>().get('/', guard(portal.parts, operation, viewed), (c) => c.text('done'))
    await become(own.id, 'practitioner')
    assert.equal((await control.request('/', { headers })).status, 200)
  })
})
