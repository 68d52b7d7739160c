import assert from 'node:assert/strict'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import http from 'node:http'
import { test } from 'node:test'
import { migrate } from '../../db/migrate.ts'
import { databases } from '../support/databases.ts'
import { dataDir, freePort, start, untilReady } from '../support/main-process.ts'
import { createPortal } from '../support/portal.ts'
import { signInNew } from '../support/signed-in.ts'

const secret = 'a header nobody else may read'

/** As no browser would ask. */
async function ask(url: string, method: string): Promise<{ status: number; text: string }> {
  const request = http.request(url, { method, headers: { 'X-Secret': secret, Accept: '*/*' } }).end()
  const response = new Promise<http.IncomingMessage>((resolve, reject) =>
    request.once('response', resolve).once('error', reject),
  )
  const answer = await response
  let text = ''
  answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  await once(answer, 'end')
  return { status: answer.statusCode ?? 0, text }
}

test('the server gives out nothing of what it lies beside, and repeats to nobody what they said', async (t) => {
  const directory = await dataDir(t)
  const server = start(t, await freePort(), { DATA_DIR: directory })
  await untilReady(server)
  for (const path of ['/.git/HEAD', '/.git/config', '/.svn/entries', '/.env', '/.npmrc', '/package.json']) {
    assert.equal((await ask(`${server.url}${path}`, 'GET')).status, 404, path)
  }
  for (const path of ['/api/main.ts', '/db/schema.ts', '/data/server-keys.json', '/node_modules/hono/package.json']) {
    assert.equal((await ask(`${server.url}${path}`, 'GET')).status, 404, path)
  }
  assert.equal((await ask(`${server.url}/sw.js`, 'GET')).status, 200)

  for (const method of ['TRACE', 'TRACK', 'PROPFIND']) {
    for (const path of ['/', '/api/portal', '/api/people']) {
      const { status, text } = await ask(`${server.url}${path}`, method).catch(() => ({ status: 400, text: '' }))
      assert.ok(status >= 400 && status < 500, `${method} ${path} ${status}`)
      assert.ok(!text.includes(secret), `${method} ${path}`)
    }
  }
  assert.equal((await ask(`${server.url}/api/ready`, 'GET')).status, 200, 'it lives on')
})

/** Neither what a tool left behind, nor sources, nor maps that lead to them. */
const strangers = (files: readonly string[]): string[] =>
  files.filter((file) => /(^|\/)\.|\.(ts|map|scss|env|log)(\.(br|gz))?$/.test(file))

test('what is built holds no sources, no maps to them and nothing hidden', async () => {
  const files = await readdir('dist', { recursive: true })
  assert.ok(files.includes('index.html'))
  assert.deepEqual(strangers(files), [])
  const planted = ['.git/HEAD', 'assets/.env', 'assets/a.js.map', 'assets/a.js.map.gz', 'mf/a.ts']
  assert.deepEqual(strangers([...planted, 'assets/a-AB12CD34.js.br']), planted)
})

test('an answer of the API is never taken for a file, whatever ending its path is given', async (t) => {
  const database = await (databases[1] ?? assert.fail()).open()
  t.after(() => database.close())
  await migrate(database.db)
  const { app } = createPortal(database.db)
  const { cookies } = await signInNew(app)
  const headers = {
    Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    Accept: 'text/html,*/*',
  }
  for (const path of ['/api/account', '/api/people', '/api/submissions', '/api/messages']) {
    const good = await app.request(path, { headers })
    assert.deepEqual([good.status, good.headers.get('Cache-Control')], [200, 'no-store'], path)
    for (const ending of ['/a.css', '.css', '/a.js', '%2fa.png', ';a.css']) {
      const refused = await app.request(`${path}${ending}`, { headers })
      assert.deepEqual([refused.ok, refused.headers.get('Cache-Control')], [false, 'no-store'], `${path}${ending}`)
    }
  }
})
