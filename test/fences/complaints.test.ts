import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Browser, chromium } from 'playwright-core'
import { Complaints } from '../journey/complaints.ts'
import { chromiumFlags, findChromium } from '../support/chromium.ts'

const origin = 'http://localhost:1'
let browser: Browser

before(async () => {
  const { path, env } = await findChromium()
  browser = await chromium.launch({ executablePath: path, args: chromiumFlags, env: { ...process.env, ...env } })
})

after(() => browser.close())

/** What the harness hears while a page with this in it runs. */
async function listComplaints(content: string, isReachable = true): Promise<string[]> {
  const context = await browser.newContext()
  const complaints = new Complaints(() => isReachable)
  complaints.listen(context)
  await context.route(`${origin}/**`, (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: content })
    if (pathname === '/gone') return route.abort()
    return route.fulfill({ status: Number(pathname.split('/').at(-1)) })
  })
  const page = await context.newPage()
  await page.goto(origin)
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
  await context.close()
  return complaints.list
}

const script = (text: string): string => `<!doctype html><script>${text}</script>`

for (const [what, content] of Object.entries({
  'an error on the console': script('console.error("planted")'),
  'an exception that nobody catches': script('setTimeout(() => { throw new Error("planted") })'),
  'a promise that nobody catches': script('Promise.reject(new Error("planted"))'),
  'a breach of the policy': `<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'none'">${script('globalThis.planted = 1')}`,
  'a script that is missing': '<!doctype html><script src="/assets/404"></script>',
  'a failure of the server': script('fetch("/api/500")'),
  'a server that is gone without our doing': script('fetch("/gone").catch(() => undefined)'),
})) {
  test(`a journey fails on ${what}`, async () => {
    assert.equal((await listComplaints(content)).length, 1)
  })
}

test('a journey takes a refusal by the API, and a network that it switched off, for what they are', async () => {
  assert.deepEqual(await listComplaints(script('fetch("/api/401")')), [])
  assert.deepEqual(await listComplaints(script('fetch("/gone").catch(() => undefined)'), false), [])
})
