import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as z from 'zod/mini'
import { Message } from '../../api/contract/wire.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleSubmission } from '../examples/submission.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal, type Portal } from '../support/portal.ts'
import { askProtecting, protecting } from '../support/protecting.ts'
import { confirmWho, outcome, signInConfirmed, whyEnded } from '../support/second-steps.ts'
import {
  listMails,
  newAddress,
  newestMail,
  registerAndActivate,
  signIn,
  type SignedIn,
  tokenIn,
} from '../support/signed-in.ts'

const HOUR = 3_600_000
const password = 'new new new password'
const Messages = z.object({ messages: z.array(Message) })

onEveryDatabase((opened) => {
  async function reset(app: Portal['app'], email: string) {
    const browser = openBrowser(app)
    await browser.request('POST', '/api/password/forgotten', { email })
    const token = tokenIn(await newestMail(browser, email))
    return outcome(browser.request('POST', '/api/password/reset', { token, password }))
  }

  /** Two-step by mail, and the password just reset with nothing but the mailbox; signed in since. */
  async function resetByMail() {
    const { app } = createPortal(opened.db)
    const before = await signInConfirmed(app)
    assert.equal(await reset(app, before.email), '204')
    const signedIn = await signIn(app, before.email, password)
    return { app, before, signedIn }
  }

  const move = (signedIn: SignedIn, by: string) =>
    opened.pool.query(
      `update practitioner set restricted_until = restricted_until - interval '${by}',
         email_changed_at = email_changed_at - interval '${by}' where id = $1`,
      [signedIn.practitioner.id],
    )

  test('where there is the mailbox alone it is enough, and nothing can be taken over for a day', async () => {
    const { app, signedIn } = await resetByMail()
    const left = Date.parse(signedIn.practitioner.restrictedUntil ?? '') - Date.now()
    assert.ok(left > 23.9 * HOUR && left <= 24 * HOUR, `${left} ms`)
    await confirmWho(signedIn)
    for (const [request, answered] of Object.entries(await askProtecting(signedIn))) {
      assert.equal(answered, '403 restricted', request)
    }
    assert.ok(protecting.length >= 10)

    await move(signedIn, '23 hours 59 minutes')
    assert.equal(await outcome(signedIn.request('POST', '/api/account/two-step/app')), '403 restricted')
    await move(signedIn, '1 minute')
    const later = await signIn(app, signedIn.email, password)
    assert.equal(later.practitioner.restrictedUntil, null)
    await confirmWho(later)
    for (const [request, answered] of Object.entries(await askProtecting(later))) {
      assert.doesNotMatch(answered, /^40[13] /, request)
    }
  })

  test('work goes on meanwhile', async () => {
    const { signedIn } = await resetByMail()
    const { id: practitionerId, roles } = signedIn.practitioner
    const person = examplePerson()
    assert.equal((await signedIn.request('PUT', `/api/people/${person.id}`, person)).status, 201)
    const sender = { practitionerId, personId: person.id, roleId: roles[0]?.id ?? '' }
    const submission = exampleSubmission(sender, { about: person.details })
    assert.equal((await signedIn.request('PUT', `/api/submissions/${submission.id}`, submission)).status, 201)
    for (const path of ['people', 'submissions', 'consents', 'messages', 'schools', 'account/sessions']) {
      assert.equal((await signedIn.request('GET', `/api/${path}`)).status, 200, path)
    }
    const details = { title: 'mx', forename: 'Robin', surname: 'Okafor' }
    assert.equal((await signedIn.request('PUT', '/api/account/personal', { details })).status, 200)
  })

  test('every session ends, and a mail and a message tell of it', async () => {
    const { before, signedIn } = await resetByMail()
    assert.equal(await whyEnded(before), 'password-reset')
    const told = (await listMails(signedIn, signedIn.email)).filter(
      ({ subject }) => subject === 'Your password was changed',
    )
    assert.equal(told.length, 1)
    assert.match(told[0]?.text ?? '', /For 24 hours nobody can change how you log in/)
    const { messages } = Messages.parse((await signedIn.request('GET', '/api/messages')).body)
    assert.equal(messages[0]?.subject, 'Your password was reset')
    assert.match(messages[0].text, /For 24 hours you cannot change how you log in/)
  })

  test('the address before a change is told too, for thirty days', async () => {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    const { email: old } = signedIn
    const next = newAddress()
    await signedIn.request('PUT', '/api/account/email', { email: next })
    const token = tokenIn(await newestMail(signedIn, next))
    assert.equal(await outcome(signedIn.request('POST', '/api/email/confirm', { token })), '204')

    const changed = async (to: string) =>
      (await listMails(signedIn, to)).filter(({ subject }) => subject === 'Your password was changed').length
    await move(signedIn, '29 days')
    assert.equal(await reset(app, next), '204')
    assert.deepEqual([await changed(old), await changed(next)], [1, 1])
    await move(signedIn, '1 day')
    assert.equal(await reset(app, next), '204')
    assert.deepEqual([await changed(old), await changed(next)], [1, 2])
  })

  test('a change of address that was asked for before comes to nothing', async () => {
    const { app } = createPortal(opened.db)
    const signedIn = await signInConfirmed(app)
    const next = newAddress()
    await signedIn.request('PUT', '/api/account/email', { email: next })
    const token = tokenIn(await newestMail(signedIn, next))
    assert.equal(await reset(app, signedIn.email), '204')
    assert.equal(await outcome(signedIn.request('POST', '/api/email/confirm', { token })), '410 proof-expired')
    await signIn(app, signedIn.email, password)
  })

  test('an account without two-step is not restricted: there is no work to reach yet', async () => {
    const { app } = createPortal(opened.db)
    const { browser, email } = await registerAndActivate(app)
    assert.equal(await reset(app, email), '204')
    const { body } = await browser.request('POST', '/api/sign-in', { email, password })
    assert.equal(body.practitioner?.restrictedUntil, null)
    assert.equal((await browser.request('PUT', '/api/account/two-step', { method: 'email' })).status, 204)
    const mail = await newestMail(browser, email)
    assert.ok(!mail.text.includes('24 hours'))
  })
})
