import { setTimeout as wait } from 'node:timers/promises'
import { type Server } from './server.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  sentAt: string
}

/** The development mailbox: what the server would have sent. */
export class Mailbox {
  readonly #server: Server
  #read = new Set<string>()

  constructor(server: Server) {
    this.#server = server
  }

  async list(to: string): Promise<Mail[]> {
    const answer = await fetch(`${this.#server.url}/dev/mailbox.json?to=${encodeURIComponent(to)}`)
    return (await answer.json()) as Mail[]
  }

  /** The newest mail to this address that was not asked for yet; waits for it. */
  async latest(to: string, subject?: string): Promise<Mail> {
    for (let tries = 0; tries < 100; tries += 1) {
      const mails = await this.list(to)
      const mail = mails.find(
        (each) => (subject === undefined || each.subject === subject) && !this.#read.has(keyOf(each)),
      )
      if (mail) {
        for (const older of mails) if (older.sentAt <= mail.sentAt) this.#read.add(keyOf(older))
        return mail
      }
      await wait(100)
    }
    throw new Error(`no new mail to ${to}${subject === undefined ? '' : `: ${subject}`}`)
  }
}

/** The one run of six digits in a mail. */
export function codeIn({ text }: Mail): string {
  const code = /\b\d{6}\b/.exec(text)?.[0]
  if (code === undefined) throw new Error(`no code in: ${text}`)
  return code
}

/** The one address in a mail. */
export function linkIn({ text }: Mail): string {
  const link = /https?:\/\/\S+/.exec(text)?.[0]
  if (link === undefined) throw new Error(`no link in: ${text}`)
  return link
}

const keyOf = ({ sentAt, subject }: Mail): string => `${sentAt} ${subject}`
