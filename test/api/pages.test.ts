import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import { type Hono } from 'hono'
import { type Database } from '../../db/connect.ts'
import { migrate } from '../../db/migrate.ts'
import { databases } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'

const examplePages = path.resolve(import.meta.dirname, '../examples/pages')
const asPage = { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

let database: Database
let dist: string
let app: Hono
before(async () => {
  database = await (databases[1] ?? assert.fail()).open()
  await migrate(database.db)
  dist = fs.mkdtempSync(path.join(os.tmpdir(), 'send-portal-pages-'))
  fs.cpSync(examplePages, dist, { recursive: true })
  const script = path.join(dist, 'assets/shell-AB12CD34.js')
  fs.writeFileSync(`${script}.br`, brotliCompressSync(fs.readFileSync(script)))
  app = createPortal(database.db, {}, { dist }).app
})
after(async () => {
  await database.close()
  fs.rmSync(dist, { recursive: true })
})

async function get(url: string, headers: Record<string, string> = {}) {
  const response = await app.request(url, { headers })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

test('a screen’s path gets the page, to be asked for again each time', async () => {
  for (const url of ['/', '/home', '/send/people/4711', '/login/code', '/index.html', '/a%20b', '/%ff']) {
    const { status, headers, text } = await get(url, asPage)
    assert.equal(status, 200, url)
    assert.match(headers.get('Content-Type') ?? '', /^text\/html/)
    assert.equal(headers.get('Cache-Control'), 'no-cache')
    assert.match(text, /<title>SEND Portal<\/title>/)
  }
})

test('what is missing is missing: it never gets the page instead', async () => {
  const urls = [
    '/assets/gone-00000000.js',
    '/mf/people/gone.js',
    '/mf/gone/manifest.json',
    '/assets',
    '/assets/',
    '/mf/',
  ]
  for (const url of [...urls, '/api/gone', '/api', '/dev/gone', '/dev']) {
    const { status, text } = await get(url, asPage)
    assert.equal(status, 404, url)
    assert.doesNotMatch(text, /<title>SEND Portal/)
  }
  assert.equal((await get('/gone.js', { Accept: '*/*' })).status, 404)
  assert.equal((await app.request('/home', { method: 'POST', headers: asPage })).status, 404)
})

test('no path leads out of the pages', async () => {
  for (const url of [
    '/../package.json',
    '/%2e%2e/package.json',
    '/assets/..%2f..%2f..%2fetc/passwd',
    '/assets/%2e%2e/sw.js',
  ]) {
    const { status, text } = await get(url)
    assert.equal(status === 404 || text.includes('SEND Portal') || text.includes('addEventListener'), true, url)
    assert.doesNotMatch(text, /root:|"dependencies"/)
  }
})

test('what has its hash in its name is kept for ever, compressed where the browser can', async () => {
  const plain = await get('/assets/shell-AB12CD34.js')
  assert.equal(plain.headers.get('Cache-Control'), 'public, max-age=31536000, immutable')
  assert.match(plain.headers.get('Content-Type') ?? '', /javascript/)
  const response = await app.request('/assets/shell-AB12CD34.js', { headers: { 'Accept-Encoding': 'gzip, br' } })
  assert.equal(response.headers.get('Content-Encoding'), 'br')
  assert.equal(response.headers.get('Cache-Control'), 'public, max-age=31536000, immutable')
  assert.equal(brotliDecompressSync(await response.arrayBuffer()).toString(), plain.text)
  const microfrontend = await get('/mf/people/people-EF56AB78.js')
  assert.equal(microfrontend.headers.get('Cache-Control'), 'public, max-age=31536000, immutable')
})

test('worker and manifests are asked for again each time', async () => {
  for (const url of ['/sw.js', '/manifest.webmanifest', '/mf/people/manifest.json']) {
    const { status, headers } = await get(url)
    assert.equal(status, 200)
    assert.equal(headers.get('Cache-Control'), 'no-cache', url)
  }
})

test('each sort of answer has its own policy, and all have the rest', async () => {
  const page = "base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'; report-to csp"
  const mailbox = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  const nothing = "default-src 'none'; frame-ancestors 'none'; sandbox"
  const worker = "default-src 'none'; script-src 'self'; connect-src 'self'; report-to csp"
  const policies = {
    '/': page,
    '/assets/gone.js': page,
    '/sw.js': worker,
    '/api/portal': nothing,
    '/api/gone': nothing,
    '/api': nothing,
    '/apiary': page,
    '/dev/mailbox': mailbox,
  }
  for (const [url, policy] of Object.entries(policies)) {
    const { headers } = await get(url, asPage)
    assert.equal(headers.get('Content-Security-Policy'), policy, url)
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
    assert.equal(headers.get('Referrer-Policy'), 'no-referrer')
    assert.equal(headers.get('Cross-Origin-Opener-Policy'), 'same-origin')
    assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'same-origin')
    assert.match(headers.get('Permissions-Policy') ?? '', /camera=\(\)/)
    assert.equal(headers.get('Strict-Transport-Security'), null)
    assert.equal(headers.get('Reporting-Endpoints'), 'csp="/api/policy-reports"')
    if (policy === nothing || policy === mailbox) assert.equal(headers.get('Cache-Control'), 'no-store')
  }
})

test('over https browsers are told never to ask otherwise', async () => {
  const https = createPortal(database.db, { PUBLIC_URL: 'https://portal.example' }).app
  for (const url of ['/', '/api/health', '/api/gone']) {
    const { headers } = await https.request(url)
    assert.equal(headers.get('Strict-Transport-Security'), 'max-age=63072000; includeSubDomains; preload')
  }
})

test('text says its charset; JSON has none to say, for it is always UTF-8', async () => {
  const types = await Promise.all(['/', '/sw.js', '/gone.js', '/dev/mailbox'].map(async (url) => typeOf(url)))
  for (const type of types) assert.match(type, /; charset=utf-8$/i)
  assert.equal(await typeOf('/api/portal'), 'application/json')
  assert.equal(await typeOf('/api/gone'), 'application/problem+json')
})

const typeOf = async (url: string) => (await get(url, asPage)).headers.get('Content-Type') ?? ''

test('an error has the headers too', async () => {
  const response = await createPortal(database.db).app.request('/api/sign-in', { method: 'POST' })
  assert.equal(response.status, 403)
  assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff')
})
