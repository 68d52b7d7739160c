import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createPasswords } from '../../api/identity/passwords.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { confirmWho } from '../support/second-steps.ts'
import { listMails, signInNew } from '../support/signed-in.ts'

const chosen = { secretQuestion: 'make-of-my-first-car', secretAnswer: 'Morris  MINOR ' }

onEveryDatabase((opened) => {
  async function open(environment: Record<string, string> = {}) {
    const passwords = createPasswords()
    const { app } = createPortal(opened.db, environment)
    const signedIn = await signInNew(app)
    await confirmWho(signedIn)
    const { id } = signedIn.practitioner
    const change = (given: Record<string, string> = {}) => {
      const details = { ...chosen, ...given }
      return signedIn.request('PUT', '/api/account/secret-question', { details })
    }
    const load = () =>
      opened.db
        .selectFrom('practitioner')
        .select(['secret_question', 'secret_answer'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
    return { app, passwords, signedIn, change, load }
  }

  test('the new one is kept, its answer hashed and the same however it is typed', async () => {
    const { passwords, signedIn, change, load } = await open()
    const mails = await listMails(signedIn, signedIn.email)
    assert.equal((await change()).status, 204)
    const { secret_question, secret_answer } = await load()
    assert.equal(secret_question, 'make-of-my-first-car')
    assert.equal(await passwords.verify(secret_answer ?? '', 'morris minor'), true)
    assert.equal((await signedIn.request('GET', '/api/people')).status, 200)
    assert.deepEqual(await listMails(signedIn, signedIn.email), mails)
  })

  test('faulty answers are told by question', async () => {
    const { signedIn, change } = await open()
    assert.deepEqual((await change({ secretQuestion: 'name-of-my-second-pet' })).body.faults, {
      secretQuestion: 'not-an-option',
    })
    assert.deepEqual((await change({ secretAnswer: 'x'.repeat(101) })).body.faults, { secretAnswer: 'too-long' })
    const empty = await signedIn.request('PUT', '/api/account/secret-question', { details: {} })
    assert.deepEqual(empty.body.faults, {
      secretQuestion: 'missing',
      secretAnswer: 'missing',
    })
  })

  test('the password alone does not: who is there is confirmed first, by the old answer too', async () => {
    const { app } = await open()
    const { request, password } = await signInNew(app)
    const details = chosen
    assert.equal((await request('PUT', '/api/account/secret-question', { details })).body.type, 'confirm')
    const confirmed = await request('POST', '/api/account/confirm', { password, secretAnswer: 'a guess' })
    assert.equal(confirmed.body.type, 'wrong-sign-in')
    assert.equal((await request('PUT', '/api/account/secret-question', { details })).body.type, 'confirm')
  })

  test('nobody changes it without a session', async () => {
    const { app } = await open()
    const details = chosen
    const outside = await openBrowser(app).request('PUT', '/api/account/secret-question', { details })
    assert.equal(outside.body.type, 'sign-in')
  })

  test('where the council does without, there is nothing to change', async () => {
    const { change, load } = await open({ SECRET_QUESTION: 'off' })
    const refused = await change()
    assert.equal(refused.status, 404)
    assert.equal(refused.body.type, 'not-found')
    assert.deepEqual(await load(), { secret_question: null, secret_answer: null })
  })
})
