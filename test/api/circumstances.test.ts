import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test, type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import * as z from 'zod/mini'
import { Problem } from '../../api/contract/problem.ts'
import { Message } from '../../api/contract/wire.ts'
import { startSender } from '../../api/mail/sender.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleSubmission } from '../examples/submission.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import {
  confirmWho,
  enrolPasskey,
  outcome,
  showPasskey,
  signInConfirmed,
  waitForStep,
  whyEnded,
} from '../support/second-steps.ts'
import { newestMail, registerAndActivate, signIn, signInNew } from '../support/signed-in.ts'

const note = 'Sam Hart takes over.\nFrom Monday.'
const away = { change: 'away', from: '2026-12-01', until: '2026-12-20', note, suspend: 'no' }
const left = { change: 'left', from: '2026-12-01', suspend: 'yes' }

const tell = (browser: Browser, details: object) =>
  outcome(browser.request('PUT', '/api/account/circumstances', { details }))

onEveryDatabase((opened) => {
  function open() {
    const team = `team.${crypto.randomUUID()}@council.example`
    return { team, app: createPortal(opened.db, { COUNCIL_EMAIL: team }).app }
  }

  test('the council’s team is mailed what was said, and a message keeps it', async () => {
    const { app, team } = open()
    const signedIn = await signInNew(app)
    assert.equal(await tell(signedIn, away), '204')
    const said = [
      'What has changed? I am away, or will be',
      'From when? 1 December 2026',
      'Until when? 20 December 2026',
      note,
    ]
    const mail = await newestMail(signedIn, team)
    assert.equal(mail.subject, 'Change of circumstances of a portal user')
    const { messages } = z
      .object({ messages: z.array(Message) })
      .parse((await signedIn.request('GET', '/api/messages')).body)
    assert.equal(messages[0]?.subject, 'You told us about a change')
    for (const text of said) assert.ok(mail.text.includes(`\n${text}\n`) && messages[0].text.includes(text), text)
    for (const text of [
      `Aaron Aardvaark (${signedIn.email}) has told the portal of a change.`,
      'Social worker (adults), Coventry City Council',
      'Their account stays open.',
    ]) {
      assert.ok(mail.text.includes(text), mail.text)
    }
    assert.equal((await signedIn.request('GET', '/api/people')).status, 200)
  })

  test('what the questions do not take is refused by question, and nobody is mailed', async () => {
    const { app, team } = open()
    const signedIn = await signInNew(app)
    const refused = await signedIn.request('PUT', '/api/account/circumstances', {
      details: { change: 'away', from: '2026-12-20', until: '2026-12-01' },
    })
    assert.equal(await outcome(refused), '422 faulty-answers')
    assert.deepEqual(Object.keys(refused.body.faults ?? {}), ['until', 'suspend'])
    assert.equal(await tell(signedIn, { ...left, until: '2026-12-20', suspend: 'no' }), '422 faulty-answers')
    await assert.rejects(newestMail(signedIn, team))
  })

  test('to suspend the account it has to be confirmed who is there; then every session ends', async () => {
    const { app, team } = open()
    const signedIn = await signInNew(app)
    const other = await signIn(app, signedIn.email, signedIn.password)
    const waiting = await waitForStep(app, signedIn)
    assert.equal(await tell(signedIn, left), '403 confirm')
    await assert.rejects(newestMail(signedIn, team))

    await confirmWho(signedIn)
    assert.equal(await tell(signedIn, left), '204')
    assert.match((await newestMail(signedIn, team)).text, /They have suspended their account/)
    assert.equal(signedIn.cookies.has('session'), false)
    assert.equal(await whyEnded(other), 'suspended')
    assert.equal(await outcome(waiting.answer({ code: '123456' })), '410 proof-expired')
  })

  test('before two-step is on there is nothing to confirm', async () => {
    const { app } = open()
    const { browser, email, password } = await registerAndActivate(app)
    await browser.request('POST', '/api/sign-in', { email, password })
    assert.equal(await tell(browser, left), '204')
    assert.equal(await outcome(browser.request('POST', '/api/sign-in', { email, password })), '403 account-suspended')
  })

  test('a suspended account says so to its own password and passkey, and to nobody else', async () => {
    const { app } = open()
    const signedIn = await signInConfirmed(app)
    const { authenticator } = await enrolPasskey(signedIn)
    assert.equal(await tell(signedIn, left), '204')
    const { email, password } = signedIn
    const guest = openBrowser(app)
    assert.equal(await outcome(guest.request('POST', '/api/sign-in', { email, password })), '403 account-suspended')
    const wrong = guest.request('POST', '/api/sign-in', { email, password: 'not the password' })
    assert.equal(await outcome(wrong), '401 wrong-sign-in')
    assert.equal(await outcome(showPasskey(guest, authenticator)), '403 account-suspended')
    assert.equal(guest.cookies.has('session'), false)
  })

  test('work that waits on another phone is told why it cannot be sent, and is not kept', async () => {
    const { app } = open()
    const signedIn = await signInConfirmed(app)
    const { id: practitionerId, roles } = signedIn.practitioner
    const phone = await signIn(app, signedIn.email, signedIn.password)
    const person = examplePerson()
    assert.equal((await phone.request('PUT', `/api/people/${person.id}`, person)).status, 201)
    assert.equal(await tell(signedIn, left), '204')

    const sender = { practitionerId, personId: person.id, roleId: roles[0]?.id ?? '' }
    const submission = exampleSubmission(sender, { about: person.details })
    const { status, body } = await phone.request('PUT', `/api/submissions/${submission.id}`, submission)
    assert.equal(status, 401)
    assert.equal(Problem.parse(body).because, 'suspended')
    const kept = await opened.db.selectFrom('submission').select('id').where('id', '=', submission.id).execute()
    assert.deepEqual(kept, [])
  })

  test('a line break in a name or a note makes no header', async (t) => {
    const { app, team } = open()
    const { smtpUrl, received } = await startMailServer(t)
    const signedIn = await signInNew(app)
    const surname = 'Okafor\r\nBcc: evil@evil.example\r\n\r\nX'
    const { id } = signedIn.practitioner
    await opened.db.updateTable('practitioner').set({ surname }).where('id', '=', id).execute()
    assert.equal(await tell(signedIn, { ...away, note: `${note}\nBcc: evil@evil.example` }), '204')

    t.after(startSender(opened.db, { smtpUrl, mailFrom: 'sen@coventry.example' }))
    const toTeam = () => received.find(({ to }) => to.includes(team))
    for (let tries = 0; tries < 200 && !toTeam(); tries++) await setTimeout(50)
    const mail = toTeam()
    assert.deepEqual(mail?.to, [team])
    const [head = '', ...body] = mail.text.split('\r\n\r\n')
    assert.doesNotMatch(head, /^bcc:|evil/im)
    assert.equal(head.match(/^(to|subject|from):/gim)?.length, 3)
    assert.match(body.join(), /evil@evil\.example/, 'it is there as text')
  })
})

/** Takes mail and keeps it. */
async function startMailServer(t: TestContext) {
  const received: { to: string[]; text: string }[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        received.push({ to, text: Buffer.concat(chunks).toString() })
        callback()
      })
    },
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  t.after(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  assert.ok(typeof address === 'object' && address)
  return { received, smtpUrl: `smtp://127.0.0.1:${address.port}` }
}
