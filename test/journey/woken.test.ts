import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import { type BrowserContext, type Page } from 'playwright-core'
import { journey } from './journey.ts'
import { addPerson } from './person.ts'
import { enableTwoStep, register, signIn } from './practitioner.ts'

journey('what waits is sent by the worker, with no page open', async ({ page, context, phone, server, mailbox }) => {
  await register(page, mailbox)
  await enableTwoStep(page)
  await signIn(page, mailbox)
  await phone.untilReadyOffline()
  await page.getByRole('link', { name: 'SEND', exact: true }).click()
  await phone.goOffline()
  await server.stop()
  await addPerson(page)
  const blank = await phone.reopen('about:blank')

  await server.start()
  await phone.goOnline()
  assert.equal(await countPeople(context), 0)
  await wake(blank)
  for (let tries = 0; tries < 100 && (await countPeople(context)) === 0; tries += 1) await wait(100)
  assert.equal(await countPeople(context), 1)
})

/** What the server has, asked with this phone's session. */
async function countPeople({ request }: BrowserContext): Promise<number> {
  const answer = await request.get('/api/people')
  const { people } = (await answer.json()) as { people: unknown[] }
  return people.length
}

/** As the browser does when a network comes back; it takes its time over that. */
async function wake(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const registered = new Promise<{ registrationId: string; scopeURL: string }>((resolve) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
      if (first) resolve(first)
    })
  })
  await session.send('ServiceWorker.enable')
  const { registrationId, scopeURL } = await registered
  const { origin } = new URL(scopeURL)
  await session.send('ServiceWorker.dispatchSyncEvent', { origin, registrationId, tag: 'deliver', lastChance: false })
}
