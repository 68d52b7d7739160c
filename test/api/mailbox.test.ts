import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { activationMail } from '../../api/mail/mails.ts'
import { asIdentity } from '../../db/as.ts'
import { type Database } from '../../db/connect.ts'
import { keepMail } from '../../db/mails.ts'
import { migrate } from '../../db/migrate.ts'
import { databases } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { listMails, registerAndActivate } from '../support/signed-in.ts'

const typed = '<b class=planted>"Bobby" & \'Tables\'</b>\r\nBcc: everybody@coventry.example'

let database: Database
before(async () => {
  database = await (databases[1] ?? assert.fail()).open()
  await migrate(database.db)
})
after(() => database.close())

test('what stands in a mail stands in the development mailbox as text', async () => {
  const { app } = createPortal(database.db)
  const mail = activationMail('aaron@coventry.example', 'http://localhost:8080', 'abc"><b', '004213')
  const spoilt = { ...mail, subject: typed, text: `${typed}\n\n${mail.text}` }
  await asIdentity(database.db, (tx) => keepMail(tx, spoilt))
  const page = await (await app.request('/dev/mailbox')).text()
  assert.doesNotMatch(page, /<b\b/)
  assert.equal(page.split('&lt;b class=planted&gt;&quot;Bobby&quot; &amp; &#39;Tables&#39;').length, 3)
})

test('no name that somebody registers with is in any mail', async () => {
  const { app } = createPortal(database.db)
  const { browser, email } = await registerAndActivate(app, { forename: '<b class=planted>', surname: '=planted()' })
  await browser.request('POST', '/api/password/forgotten', { email })
  const mails = await listMails(browser, email)
  assert.ok(mails.length >= 2)
  for (const { subject, text } of mails) assert.doesNotMatch(subject + text, /planted/)
})
