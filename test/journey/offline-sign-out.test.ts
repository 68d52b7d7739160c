import assert from 'node:assert/strict'
import type { BrowserContext, Page } from 'playwright-core'
import { journey } from './journey.ts'
import { addPerson } from './person.ts'
import { practitioner, signInToSend, signOut } from './practitioner.ts'

const surname = 'Canarybird'

journey(
  'whoever signs out without a network is gone from the phone at once, and from the council when it is reached',
  async (walk) => {
    const { page, context, phone, server, shot } = walk
    await signInToSend(walk)
    await addPerson(page, 'Callum', surname)
    await page.getByText('Up to date with the council').waitFor()
    const session = await copySession(context)
    const secrets = [surname, 'Callum', practitioner.email, 'Lesley', 'Coventry City Council']
    const kept = await dump(page)
    for (const secret of secrets) assert.ok(kept.includes(secret), `the search finds ${secret} where it is`)

    await phone.goOffline()
    await signOut(page)
    const cold = await phone.restart('/home')
    await cold.getByRole('button', { name: 'Login' }).waitFor()
    await shot('cold start')
    const left = await dump(cold)
    assert.ok(left.includes('leaving'), 'the search looks into the phone’s database')
    for (const secret of secrets.slice(0, 4)) assert.ok(!left.includes(secret), `${secret} is gone`)
    assert.equal((await askAccount(server.url, session)).status, 200, 'the council has not heard of it yet')

    const told = cold.waitForResponse((response) => response.url().endsWith('/api/sign-out'))
    await phone.goOnline()
    await told
    const answer = await askAccount(server.url, session)
    assert.equal(answer.status, 401)
    assert.match(await answer.text(), /"because":"signed-out"/)
  },
)

/** As somebody has it who took it from the phone. */
async function copySession(context: BrowserContext): Promise<string> {
  const cookies = await context.cookies()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function askAccount(url: string, cookie: string): Promise<Response> {
  return fetch(`${url}/api/account`, { headers: { cookie, 'X-App': '1' } })
}

/** All that a page can keep on a phone, as text. */
async function dump(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('not read', { cause: request.error }))
      })
    const kept: unknown[] = [document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)]
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name))
      for (const store of database.objectStoreNames) {
        kept.push(name, store, await settled(database.transaction(store).objectStore(store).getAll()))
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        if (new URL(request.url).pathname.startsWith('/api/')) kept.push(request.url)
      }
    }
    return JSON.stringify(kept)
  })
}
