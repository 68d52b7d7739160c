import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo } from 'node:net'
import { mock, test, type TestContext } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions } from 'smtp-server'
import { codeMail } from '../../api/mail/mails.ts'
import { startSender } from '../../api/mail/sender.ts'
import { asIdentity } from '../../db/as.ts'
import { keepMail, type NewMail } from '../../db/mails.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { newAddress } from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  /** A mail server that takes mail in memory. `refuse` says no to a mail's receiver. */
  async function startServer(t: TestContext, refuse?: (attempt: number) => { code: number } | undefined) {
    const received: { to: string[]; text: string }[] = []
    let attempts = 0
    const options: SMTPServerOptions = {
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo(_address, _session, callback) {
        const refusal = refuse?.(++attempts)
        callback(refusal ? Object.assign(new Error('no'), { responseCode: refusal.code }) : undefined)
      },
      onData(stream, session, callback) {
        void read(stream).then((text) => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
          callback()
        })
      },
    }
    const server = new SMTPServer(options)
    server.listen(0, '127.0.0.1')
    await once(server.server, 'listening')
    t.after(() => new Promise<void>((resolve) => server.close(() => resolve())))
    const { port } = server.server.address() as AddressInfo
    return { received, attempts: () => attempts, smtpUrl: `smtp://127.0.0.1:${port}` }
  }

  function start(t: TestContext, smtpUrl: string) {
    const stop = startSender(opened.db, { smtpUrl, mailFrom: 'sen@coventry.example' })
    t.after(stop)
    return stop
  }

  async function keepCode() {
    const mail = codeMail(newAddress(), '497266')
    await keep(mail)
    return mail
  }

  const keep = (mail: NewMail) => asIdentity(opened.db, (tx) => keepMail(tx, mail))

  async function until(isSo: () => Promise<boolean> | boolean) {
    for (let tries = 0; tries < 200; tries++) {
      if (await isSo()) return
      await setTimeout(50)
    }
    assert.fail('it did not happen within ten seconds')
  }

  const row = (id: string) => opened.db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  test('a mail goes out once, as plain text, and its words do not stay', async (t) => {
    const { received, smtpUrl } = await startServer(t)
    const mail = await keepCode()
    start(t, smtpUrl)
    start(t, smtpUrl)
    await until(async () => (await row(mail.id)).sent_at !== null)
    assert.equal((await row(mail.id)).text, '')
    await setTimeout(1500)
    const own = received.filter(({ to }) => to.includes(mail.to_address))
    assert.equal(own.length, 1)
    const text = own[0]?.text ?? ''
    assert.match(text, /^From: sen@coventry\.example\r$/m)
    assert.match(text, new RegExp(`^Message-ID: <${mail.id}@coventry\\.example>\\r$`, 'm'))
    assert.match(text, /^Subject: Your Coventry SEND portal verification Code\r$/m)
    assert.match(text, /^Content-Type: text\/plain; charset=utf-8\r$/m)
    assert.match(text, /^Your verification code for the Coventry SEND portal is 497266\r$/m)
  })

  test('nobody writes a header with what they typed: a line end in an address or a subject is none', async (t) => {
    const log = mock.method(console, 'error', () => {})
    t.after(() => log.mock.restore())
    const { received, smtpUrl } = await startServer(t)
    const typed = 'x\r\nBcc: everybody@coventry.example\r\n\r\n<b class=planted>'
    const mail = { ...codeMail(newAddress(), '497266'), subject: `Hello ${typed}` }
    await keep(mail)
    const address = { ...codeMail(`${newAddress()}\r\nBcc: everybody@coventry.example`, '497267') }
    await keep(address)
    start(t, smtpUrl)
    await until(async () => (await row(mail.id)).sent_at !== null)
    await until(async () => (await row(address.id)).attempts > 0)
    const headers = received.map(({ text }) => text.slice(0, text.indexOf('\r\n\r\n')))
    assert.equal(headers.filter((text) => /^Subject: Hello x/m.test(text)).length, 1)
    for (const text of headers) assert.doesNotMatch(text, /^Bcc:/im)
    for (const { to } of received) assert.ok(!to.includes('everybody@coventry.example'))
  })

  test('a mail that is refused for now is tried again later, under the same Message-ID', async (t) => {
    const log = mock.method(console, 'error', () => {})
    t.after(() => log.mock.restore())
    const { received, attempts, smtpUrl } = await startServer(t, (attempt) =>
      attempt === 1 ? { code: 451 } : undefined,
    )
    const mail = await keepCode()
    start(t, smtpUrl)
    await until(async () => attempts() === 1 && (await row(mail.id)).attempts === 1)
    await until(() => log.mock.callCount() === 1)
    const { due_at, sent_at, text } = await row(mail.id)
    assert.equal(sent_at, null)
    assert.notEqual(text, '')
    const wait = due_at.getTime() - Date.now()
    assert.ok(wait > 15_000 && wait <= 30_000, `${wait} ms`)
    assert.match(String(log.mock.calls[0]?.arguments[0]), new RegExp(`^mail ${mail.id}: attempt 1 failed: EENVELOPE$`))

    await opened.pool.query('update mail set due_at = now() where id = $1', [mail.id])
    await until(async () => (await row(mail.id)).sent_at !== null)
    assert.equal(received.length, 1)
  })

  test('one that will never be taken is given up, and does not hold the others up', async (t) => {
    const log = mock.method(console, 'error', () => {})
    t.after(() => log.mock.restore())
    const { received, smtpUrl } = await startServer(t, (attempt) => (attempt === 1 ? { code: 550 } : undefined))
    const refused = await keepCode()
    start(t, smtpUrl)
    await until(async () => (await row(refused.id)).given_up_at !== null)
    assert.equal((await row(refused.id)).text, '')
    const next = await keepCode()
    await until(async () => (await row(next.id)).sent_at !== null)
    assert.deepEqual(
      received.map(({ to }) => to),
      [[next.to_address]],
    )
  })

  test('a mail server that cannot be reached loses nothing', async (t) => {
    const log = mock.method(console, 'error', () => {})
    t.after(() => log.mock.restore())
    const mail = await keepCode()
    const stop = start(t, 'smtp://127.0.0.1:9')
    await until(async () => (await row(mail.id)).attempts === 1 && log.mock.callCount() === 1)
    await stop()
    const { given_up_at, sent_at, text } = await row(mail.id)
    assert.deepEqual([given_up_at, sent_at], [null, null])
    assert.equal(text, mail.text)
  })

  test('a code that is too old is not sent any more', async (t) => {
    const { received, smtpUrl } = await startServer(t)
    const old = await keepCode()
    await opened.db.updateTable('mail').set({ expires_at: new Date() }).where('id', '=', old.id).execute()
    const fresh = await keepCode()
    start(t, smtpUrl)
    await until(async () => (await row(fresh.id)).sent_at !== null)
    assert.ok(received.every(({ to }) => !to.includes(old.to_address)))
  })
})

async function read(stream: SMTPServerDataStream): Promise<string> {
  let text = ''
  for await (const chunk of stream) text += String(chunk)
  return text
}
