import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { createPasswords } from '../../api/identity/passwords.ts'
import { operations } from '../../api/operations.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { dump } from '../support/dump.ts'
import { createPortal } from '../support/portal.ts'
import { enrolApp, outcome, waitForStep } from '../support/second-steps.ts'
import { codeIn, newAddress, newestMail, signInNew, tokenIn } from '../support/signed-in.ts'

/** Nothing else holds these letters. */
const secretAnswer = 'Dunnock of Foleshill'
const question = 'Name of my first pet'
const signedInOnly = operations.filter(({ signedIn }) => signedIn)
const forEverybody = operations.filter(({ signedIn }) => !signedIn)

function ask(browser: Browser, request: string, body: object) {
  const [method = '', path = ''] = request.split(' ')
  return browser.request(method, `/api${path.replace(':id', crypto.randomUUID())}`, body)
}

const hasAnswer = (text: string) => text.toLowerCase().includes('dunnock')

onEveryDatabase((opened) => {
  /** With an answer of their own. */
  async function open(environment: Record<string, string> = {}) {
    const { app } = createPortal(opened.db, environment)
    return { app, signedIn: await signInNew(app, { secretAnswer }) }
  }

  test('without a session the answer opens nothing that is anybody’s', async () => {
    const { app, signedIn } = await open()
    const { email } = signedIn
    assert.ok(signedInOnly.length > 30)
    for (const { request } of signedInOnly) {
      for (const body of [{ secretAnswer }, { email, password: secretAnswer, secretAnswer }]) {
        assert.equal(await outcome(ask(openBrowser(app), request, body)), '401 sign-in', request)
      }
    }
    const everything = { email, secretAnswer, password: secretAnswer, code: secretAnswer, token: secretAnswer }
    for (const { request } of forEverybody) {
      for (const body of [{ secretAnswer }, { email, secretAnswer }, everything]) {
        const browser = openBrowser(app)
        const { text } = await ask(browser, request, body)
        assert.ok(!text.includes(email) && !text.includes(signedIn.practitioner.id), request)
        assert.equal(await outcome(browser.request('GET', '/api/account')), '401 sign-in', request)
      }
    }
  })

  test('nor does it stand in for a password, a code or a second proof', async () => {
    const { app, signedIn } = await open()
    const { email } = signedIn
    const guest = openBrowser(app)
    const asPassword = { email, password: secretAnswer }
    assert.equal(await outcome(guest.request('POST', '/api/sign-in', asPassword)), '401 wrong-sign-in')
    const confirm = (body: object) => outcome(signedIn.request('POST', '/api/account/confirm', body))
    assert.equal(await confirm({ password: secretAnswer, secretAnswer }), '401 wrong-sign-in')
    assert.equal(await confirm({ secretAnswer }), '400 malformed')

    await confirm({ password: signedIn.password, secretAnswer })
    await enrolApp(signedIn)
    const { browser, answer } = await waitForStep(app, signedIn)
    for (const method of ['email', 'app', 'recovery']) {
      assert.equal(await outcome(answer({ method, code: secretAnswer })), '422 proof-wrong')
    }
    assert.equal(await outcome(browser.request('GET', '/api/people')), '403 two-step')

    await guest.request('POST', '/api/password/forgotten', { email })
    const token = tokenIn(await newestMail(guest, email))
    const reset = (given: object) =>
      outcome(guest.request('POST', '/api/password/reset', { token, password: 'new new new password', ...given }))
    assert.equal(await reset({ secretAnswer }), '400 malformed')
    assert.equal(await reset({ second: { method: 'recovery', code: secretAnswer } }), '422 proof-wrong')
  })

  test('no answer brings it, and it is nowhere in the database as it was typed', async () => {
    const { signedIn } = await open()
    await signedIn.request('POST', '/api/account/confirm', { password: signedIn.password, secretAnswer })
    const texts: string[] = []
    for (const { request } of operations.filter((each) => each.request.startsWith('GET '))) {
      texts.push((await ask(signedIn, request, {})).text)
    }
    assert.ok(
      texts.some((text) => text.includes(question)),
      'the question is told',
    )
    assert.deepEqual(texts.filter(hasAnswer), [])

    const kept = await dump(opened.pool)
    assert.ok(kept.includes(signedIn.email) && kept.includes('name-of-my-first-pet'))
    assert.equal(hasAnswer(kept), false)
    // The search finds what is there.
    await opened.db.insertInto('school').values({ name: secretAnswer }).execute()
    assert.equal(hasAnswer(await dump(opened.pool)), true)
    await opened.db.deleteFrom('school').where('name', '=', secretAnswer).execute()
  })

  test('nor in the log, though everything goes wrong while it is compared', async (t) => {
    const { signedIn } = await open()
    await signedIn.request('POST', '/api/account/confirm', { password: signedIn.password, secretAnswer })
    const fail = (given: string) => Promise.reject(new Error(`cannot hash ${given}`))
    const { app } = createPortal(
      opened.db,
      {},
      { passwords: { ...createPasswords(), hash: fail, verify: (_, given) => fail(given) } },
    )
    const broken = openBrowser(app)
    broken.cookies.set('session', signedIn.cookies.get('session') ?? '')
    const lines = listen(t)
    const details = { secretQuestion: 'make-of-my-first-car', secretAnswer }
    for (const answer of [
      await broken.request('POST', '/api/account/confirm', { password: secretAnswer, secretAnswer }),
      await broken.request('PUT', '/api/account/secret-question', { details }),
      await broken.request('POST', '/api/registration', {
        details: registrationAnswers(newAddress(), { secretAnswer }),
      }),
    ]) {
      assert.equal(answer.status, 500)
    }
    assert.equal(lines.length, 3)
    for (const line of lines) assert.match(line, /^error (POST|PUT) /)
    assert.deepEqual(lines.filter(hasAnswer), [])
  })

  test('where the council does without, none is asked for, none is kept and none is told of', async () => {
    const { app, signedIn } = await open({ SECRET_QUESTION: 'off' })
    const { id } = signedIn.practitioner
    const { secret_question, secret_answer } = await opened.db
      .selectFrom('practitioner')
      .select(['secret_question', 'secret_answer'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    assert.deepEqual([secret_question, secret_answer], [null, null])
    const details = { secretQuestion: 'make-of-my-first-car', secretAnswer }
    assert.equal(await outcome(signedIn.request('PUT', '/api/account/secret-question', { details })), '404 not-found')
    const { status } = await signedIn.request('POST', '/api/account/confirm', { password: signedIn.password })
    assert.equal(status, 204)

    const guest = openBrowser(app)
    const empty = await guest.request('POST', '/api/registration', { details: {} })
    assert.ok(empty.body.faults?.['password'])
    assert.deepEqual(
      Object.keys(empty.body.faults).filter((name) => name.startsWith('secret')),
      [],
    )
    for (const { request } of operations.filter((each) => each.request.startsWith('GET /account'))) {
      assert.doesNotMatch((await ask(signedIn, request, {})).text, /first pet|first car/i, request)
    }
  })

  test('an account from before, whose council does without since, is never asked for it', async () => {
    const { signedIn } = await open()
    const { app } = createPortal(opened.db, { SECRET_QUESTION: 'off' })
    const { browser, answer } = await waitForStep(app, signedIn)
    const code = codeIn(await newestMail(browser, signedIn.email))
    assert.equal(await outcome(answer({ code })), '200')
    assert.doesNotMatch((await browser.request('GET', '/api/account/confirm')).text, /pet/)
    const confirm = { password: signedIn.password }
    assert.equal(await outcome(browser.request('POST', '/api/account/confirm', confirm)), '204')
  })
})

/** What the server says meanwhile. */
function listen(t: TestContext): string[] {
  const lines: string[] = []
  for (const way of ['error', 'log', 'warn', 'info'] as const) {
    t.mock.method(console, way, (...said: unknown[]) => lines.push(said.join(' ')))
  }
  return lines
}
