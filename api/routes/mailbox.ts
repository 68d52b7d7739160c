import { Hono } from 'hono'
import { html } from 'hono/html'
import { asChore } from '../../db/as.ts'
import { type Db } from '../../db/connect.ts'
import { listMails, type MailRow } from '../../db/mails.ts'
import { normaliseEmail } from '../identity/email.ts'

/** The mails that would have been sent, where there is no mail server: for development only. */
export function mailbox(db: Db) {
  return new Hono()
    .get('/mailbox', async (c) => c.html(show(await listFor(db, c.req.query('to')))))
    .get('/mailbox.json', async (c) => {
      const mails = await listFor(db, c.req.query('to'))
      return c.json(
        mails.map(({ to_address, subject, text, created_at }) => ({
          to: to_address,
          subject,
          text,
          sentAt: created_at.toISOString(),
        })),
      )
    })
}

function listFor(db: Db, to: string | undefined): Promise<MailRow[]> {
  return asChore(db, (tx) => listMails(tx, to === undefined ? undefined : normaliseEmail(to)))
}

function show(mails: MailRow[]) {
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>Development mailbox</title>
      <h1>Development mailbox</h1>
      <p>There is no mail server (SMTP_URL), so mails stay here. ${mails.length === 0 ? 'There are none yet.' : ''}</p>
      ${mails.map(showMail)}
    </html>`
}

function showMail({ to_address, subject, text, created_at }: MailRow) {
  const paragraphs = text.split('\n\n').map((paragraph) => html`<p>${showLinks(paragraph)}</p>`)
  return html`<article>
    <h2>${subject}</h2>
    <p>To ${to_address}, <time>${created_at.toISOString()}</time></p>
    ${paragraphs}
  </article>`
}

function showLinks(paragraph: string) {
  return paragraph
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 ? html`<a href="${part}">${part}</a>` : part))
}
