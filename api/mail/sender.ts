import { setTimeout } from 'node:timers/promises'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { asChore } from '../../db/as.ts'
import { type Db } from '../../db/connect.ts'
import { errorLine } from '../error-line.ts'
import { giveUpMail, leaseMails, type MailRow, settleMail } from '../../db/mails.ts'

/** How often it looks for mails; a code that comes much later is no use to whoever waits for it. */
const pause = 1000

const mostAtOnce = 10

/** Together less than the half minute after which another sender may take the mail. */
const timeouts = { connectionTimeout: 8000, greetingTimeout: 8000, socketTimeout: 12_000 }

interface Settings {
  smtpUrl: string
  mailFrom: string
}

/**
 * Sends what is in the mail table, on and on. Every server may run one: each mail is one server's at a time.
 *
 * @returns What stops it, when the mails under way are out.
 */
export function startSender(db: Db, { smtpUrl, mailFrom }: Settings): () => Promise<void> {
  const transport = createTransport({ url: smtpUrl, ...timeouts }, { from: mailFrom })
  const send = (message: SendMailOptions) => transport.sendMail(message)
  const stopping = new AbortController()
  const stopped = sendOnAndOn(db, send, mailFrom, stopping.signal)
  return async () => {
    stopping.abort()
    await stopped
    transport.close()
  }
}

type Send = (message: SendMailOptions) => Promise<unknown>

async function sendOnAndOn(db: Db, send: Send, mailFrom: string, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const sent = await sendDue(db, send, mailFrom).catch((error: unknown) => {
      console.error(`mail: ${errorLine(error)}`)
      return 0
    })
    if (sent === 0) await setTimeout(pause, undefined, { signal: stopping }).catch(() => {}) // it is time to stop
  }
}

async function sendDue(db: Db, send: Send, mailFrom: string): Promise<number> {
  const mails = await asChore(db, (tx) => leaseMails(tx, mostAtOnce))
  await Promise.all(mails.map((mail) => sendOne(db, send, mailFrom, mail)))
  return mails.length
}

async function sendOne(db: Db, send: Send, mailFrom: string, mail: MailRow): Promise<void> {
  try {
    await send({
      to: { name: '', address: mail.to_address },
      subject: mail.subject,
      text: mail.text,
      // Always the same, so that a mail sent again after a crash is recognised as one.
      messageId: `<${mail.id}@${mailFrom.split('@').at(-1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    if (!(error instanceof Error)) throw error
    console.error(`mail ${mail.id}: attempt ${mail.attempts} failed${'code' in error ? `: ${String(error.code)}` : ''}`)
    // Anything else is tried again until the mail is too old to be of use.
    if (isLasting(error)) await asChore(db, (tx) => giveUpMail(tx, mail.id))
    return
  }
  await asChore(db, (tx) => settleMail(tx, mail.id))
}

/** Whether the receiver's server will never take it. A wrong password of ours is also a 5xx, but can be put right. */
function isLasting(error: Error): boolean {
  if (!('code' in error) || (error.code !== 'EENVELOPE' && error.code !== 'EMESSAGE')) return false
  return 'responseCode' in error && Number(error.responseCode) >= 500
}
