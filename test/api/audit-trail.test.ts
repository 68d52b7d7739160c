import assert from 'node:assert/strict'
import { before, mock, test } from 'node:test'
import { type Operation } from '../../api/operation.ts'
import { operations } from '../../api/operations.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { prepare } from '../support/good-requests.ts'
import { openSession, plainPasswords } from '../support/newcomer.ts'
import { createPortal, type Portal } from '../support/portal.ts'
import { hashTables } from '../support/rows.ts'

type Needed = NonNullable<Operation['signedIn']>
const guarded = operations.flatMap(({ signedIn, request, body }) =>
  signedIn ? [{ request, signedIn, hasBody: body !== undefined }] : [],
)
/** Of everything but one's own account, and names of schools apart from whoever goes there. */
const views = guarded.filter(({ request }) => request.startsWith('GET ') && !/^GET \/(account|schools)\b/.test(request))
const submit = 'PUT /submissions/:id'

onEveryDatabase((opened) => {
  let portal: Portal
  before(() => {
    portal = createPortal(opened.db, {}, { passwords: plainPasswords })
  })

  /** What somebody is in the audit for, in order: `action subject request type`. */
  async function told(actor: string): Promise<string[]> {
    const { rows } = await opened.pool.query<{ line: string }>(
      `select concat_ws(' ', action, subject, detail->>'request', detail->>'type') as line
       from audit where actor = $1 order by at`,
      [actor],
    )
    return rows.map(({ line }) => line)
  }

  /** What a request adds to that. */
  async function toldOf(actor: string, ask: () => Promise<unknown>): Promise<string[]> {
    const before = (await told(actor)).length
    await ask()
    return (await told(actor)).slice(before)
  }

  test('every look at a young person’s records is told, with who looked and what for', async () => {
    assert.deepEqual(
      views.map(({ request }) => request).toSorted(),
      ['GET /consents', 'GET /messages', 'GET /people', 'GET /submissions'],
      'those there are; a new one belongs here',
    )
    for (const { request, signedIn } of views) {
      const { own, ask } = await prepare(portal, request)
      assert.deepEqual(await toldOf(own.id, ask), [`${signedIn.resource}.view ${request}`])
      const headers = { Cookie: `session=${own.cookies.get('session') ?? ''}` }
      const head = async () => portal.app.request(`/api${request.slice('GET '.length)}`, { method: 'HEAD', headers })
      assert.equal((await toldOf(own.id, head)).length, 1, `HEAD ${request}`)
    }
  })

  test('every change of what somebody works on is told once, and the same again is not', async () => {
    for (const { request, signedIn } of guarded.filter(({ signedIn }) => signedIn.resource !== 'account')) {
      if (signedIn.action === 'view') continue
      const { own, ask, id = '', made } = await prepare(portal, request)
      const about = made === undefined ? id : crypto.randomUUID()
      assert.deepEqual(await toldOf(own.id, () => ask(about)), [
        `${signedIn.resource}.${signedIn.action} ${about} ${request}`,
      ])
      if (made !== undefined) assert.deepEqual(await toldOf(own.id, () => ask(about)), [], `${request} again`)
    }
  })

  /** Every way in which a request of somebody signed in is refused before it is known what it holds, and after. */
  async function refusalsOf(request: string, signedIn: Needed, hasBody: boolean) {
    const { own, ask, id, foreignId, made } = await prepare(portal, request)
    const { browser } = await openSession(portal.app, opened.db, own.id, false)
    const { browser: unconfirmed, sessionId } = await openSession(portal.app, opened.db, own.id)
    await opened.pool.query('update session set confirmed_at = null where id = $1', [sessionId])
    const set = (column: string, value: unknown) =>
      opened.pool.query(`update practitioner set ${column} = $1 where id = $2`, [value, own.id])
    const [method = '', path = ''] = request.split(' ')
    const url = `/api${path.replace(':id', id ?? '')}`
    const nobodys = crypto.randomUUID()
    const as = (headers: Record<string, string>) => () => own.request(method, url, {}, headers)
    return {
      own,
      refusals: [
        { type: 'sign-in', subject: id, ask: as({ 'X-Practitioner': nobodys }) },
        ...(signedIn.with === 'both-steps' ? [{ type: 'two-step', subject: id, ask: () => ask(id, browser) }] : []),
        ...(signedIn.protects ? [{ type: 'confirm', subject: id, ask: () => ask(id, unconfirmed) }] : []),
        ...(hasBody ? [{ type: 'malformed', subject: id, ask: () => ask(id, own, []) }] : []),
        ...(id === undefined ? [] : [{ type: 'not-found', subject: foreignId, ask: () => ask(foreignId) }]),
        ...(id === undefined || made !== undefined
          ? []
          : [{ type: 'not-found', subject: nobodys, ask: () => ask(nobodys) }]),
      ],
      asAdministrator: async (work: () => Promise<void>) => {
        await set('access_role', 'administrator')
        await work()
      },
      ask,
      id,
    }
  }

  test('every refusal of somebody signed in is told, with what was asked and why it was refused', async () => {
    for (const { request, signedIn, hasBody } of guarded) {
      const { own, refusals, asAdministrator, ask, id } = await refusalsOf(request, signedIn, hasBody)
      for (const refusal of refusals) {
        const line = ['refused', ...(refusal.subject ? [refusal.subject] : []), request, refusal.type].join(' ')
        assert.deepEqual(await toldOf(own.id, refusal.ask), [line])
      }
      if (['account', 'message'].includes(signedIn.resource)) continue
      await asAdministrator(async () => {
        const line = ['refused', ...(id === undefined ? [] : [id]), request, 'not-allowed'].join(' ')
        assert.deepEqual(await toldOf(own.id, ask), [line])
      })
    }
  })

  test('answers that are wrong are told of without a word of them', async () => {
    for (const { request } of guarded.filter(({ request }) =>
      ['PUT /people/:id', 'PATCH /people/:id'].includes(request),
    )) {
      const { own, ask, id = '', body } = await prepare(portal, request)
      const faulty = { ...body?.(id), details: { forename: 'Zebedee' } }
      assert.deepEqual(await toldOf(own.id, () => ask(id, own, faulty)), [`refused ${id} ${request} faulty-answers`])
    }
    const { rows } = await opened.pool.query("select 1 from audit where audit::text like '%Zebedee%'")
    assert.deepEqual(rows, [])
  })

  /** While the database takes no such row. */
  async function without(table: 'submission' | 'audit', when: string, work: () => Promise<void>): Promise<void> {
    await opened.pool.query(`
      create function refuse_row() returns trigger language plpgsql as $$ begin raise exception 'full'; end $$;
      create trigger refuse_row before insert on ${table} for each row when (${when}) execute function refuse_row()`)
    const log = mock.method(console, 'error', () => {})
    try {
      await work()
    } finally {
      log.mock.restore()
      await opened.pool.query('drop function refuse_row() cascade')
    }
  }

  test('what is rolled back leaves neither its row nor a word that it was done', async () => {
    for (const table of ['submission', 'audit'] as const) {
      const { own, ask } = await prepare(portal, submit)
      const id = crypto.randomUUID()
      const before = await hashTables(opened.pool, ['audit'])
      await without(table, table === 'audit' ? "new.action = 'submission.create'" : 'true', async () => {
        assert.deepEqual(await toldOf(own.id, async () => assert.equal((await ask(id)).status, 500)), [
          `refused ${id} ${submit} unexpected`,
        ])
        assert.deepEqual(await hashTables(opened.pool, ['audit']), before, table)
      })
      assert.deepEqual(await toldOf(own.id, () => ask(id)), [`submission.create ${id} ${submit}`])
    }
  })

  test('a submission that is sent five times was made once', async () => {
    const { own, ask } = await prepare(portal, submit)
    const id = crypto.randomUUID()
    const all = await toldOf(own.id, async () => {
      const first = await Promise.all([1, 2, 3].map(() => ask(id)))
      const then = [await ask(id), await ask(id)]
      assert.deepEqual([...first, ...then].map(({ status }) => status).toSorted(), [200, 200, 200, 200, 201])
    })
    assert.deepEqual(all, [`submission.create ${id} ${submit}`])
  })
})
