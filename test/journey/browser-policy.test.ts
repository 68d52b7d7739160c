import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { after, before, test, type TestContext } from 'node:test'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from 'hono/html'
import { type Browser, chromium, type Page } from 'playwright-core'
import { migrate } from '../../db/migrate.ts'
import { chromiumFlags, findChromium } from '../support/chromium.ts'
import { databases } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { registerAndActivate } from '../support/signed-in.ts'
import { findFreePort } from './server.ts'

/** What a server was asked: `POST /path text/plain 403`. */
type Heard = string[]

let browser: Browser
before(async () => {
  const { path, env } = await findChromium()
  browser = await chromium.launch({ executablePath: path, args: chromiumFlags, env: { ...process.env, ...env } })
})
after(() => browser.close())

/** Another site has another host as well: two ports of one host are the same site. */
async function serve(t: TestContext, fetch: Hono['fetch'], port: number): Promise<Heard> {
  const heard: Heard = []
  const listener = getRequestListener(async (request) => {
    const response = await fetch(request)
    const [type = 'nothing'] = (request.headers.get('Content-Type') ?? 'nothing').split(';')
    heard.push(`${request.method} ${new URL(request.url).pathname} ${type} ${response.status}`)
    return response
  })
  const server: Server = createServer((request, response) => void listener(request, response)).listen(port)
  await once(server, 'listening')
  t.after(() => server.closeAllConnections())
  t.after(() => server.close())
  return heard
}

/** The product with the built pages, and the mailbox of somebody whom another site wants to bother. */
async function servePortal(t: TestContext) {
  const database = await (databases[1] ?? assert.fail()).open()
  t.after(() => database.close())
  await migrate(database.db)
  const port = await findFreePort()
  const url = `http://localhost:${port}`
  const { app } = createPortal(database.db, { PUBLIC_URL: url }, { dist: 'dist' })
  return { url, app, heard: await serve(t, app.fetch, port) }
}

async function open(t: TestContext, url: string): Promise<Page> {
  const context = await browser.newContext()
  t.after(() => context.close())
  const page = await context.newPage()
  await page.goto(url)
  return page
}

async function serveElsewhere(t: TestContext, page: ReturnType<typeof html>): Promise<string> {
  const port = await findFreePort()
  await serve(t, new Hono().get('*', (c) => c.html(page)).fetch, port)
  return `http://127.0.0.1:${port}`
}

/** Posts in every way that a page has without asking, and in those that make the browser ask first. */
async function attack(page: Page, target: string, email: string): Promise<void> {
  await page.evaluate(
    async ({ target, body }) => {
      const post = (type: string, mode: RequestMode) =>
        fetch(target, { method: 'POST', mode, credentials: 'include', headers: { 'Content-Type': type }, body })
      const tries = ['text/plain', 'application/json', 'application/x-foo', 'application/x-www-form-urlencoded']
      await Promise.allSettled(tries.flatMap((type) => [post(type, 'no-cors'), post(type, 'cors')]))
      for (const type of tries) navigator.sendBeacon(target, new Blob([body], { type }))
      for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
        const frame = document.body.appendChild(document.createElement('iframe'))
        frame.name = enctype
        const form = document.body.appendChild(document.createElement('form'))
        Object.assign(form, { method: 'post', action: target, enctype, target: enctype })
        const field = form.appendChild(document.createElement('input'))
        // As text this is the JSON it should be: {"email":"…","a":"="}
        Object.assign(field, { name: `${body.slice(0, -1)},"a":"`, value: '"}' })
        form.submit()
      }
    },
    { target, body: JSON.stringify({ email }) },
  )
  await page.waitForTimeout(1500)
}

test('whatever another site’s page sends, nothing gets in', async (t) => {
  const portal = await servePortal(t)
  const { browser: phone, email } = await registerAndActivate(portal.app)
  const mails = async () => (await phone.request('GET', `/dev/mailbox.json?to=${encodeURIComponent(email)}`)).text
  const before = await mails()

  const evil = await open(
    t,
    await serveElsewhere(
      t,
      html`<!doctype html>
        <body></body>`,
    ),
  )
  await attack(evil, `${portal.url}/api/password/forgotten`, email)
  const posts = portal.heard.filter((each) => each.startsWith('POST '))
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
    assert.ok(
      posts.some((each) => each.includes(` ${type} `)),
      `${type} arrived`,
    )
  }
  assert.deepEqual(
    portal.heard.filter((each) => !/ 403$/.test(each)),
    [],
  )
  assert.equal(await mails(), before)

  const own = await open(t, portal.url)
  const taken = await own.evaluate(async (email) => {
    const headers = { 'Content-Type': 'application/json', 'X-App': '1' }
    const body = JSON.stringify({ email })
    return (await fetch('/api/password/forgotten', { method: 'POST', headers, body })).status
  }, email)
  assert.equal(taken, 202)
  assert.notEqual(await mails(), before)
})

test('a server without these rules takes the same from another site', async (t) => {
  const port = await findFreePort()
  const heard = await serve(t, new Hono().post('*', (c) => c.text('taken')).fetch, port)
  const evil = await open(
    t,
    await serveElsewhere(
      t,
      html`<!doctype html>
        <body></body>`,
    ),
  )
  await attack(evil, `http://localhost:${port}/api/password/forgotten`, 'aaron@coventry.example')
  assert.ok(heard.filter((each) => / 200$/.test(each)).length >= 7, heard.join('\n'))
})

test('another site’s frame around the portal stays empty', async (t) => {
  const portal = await servePortal(t)
  const bare = await serveElsewhere(t, html`<!doctype html><app-shell>anything</app-shell>`)
  const shown = async (framed: string) => {
    const page = await open(
      t,
      await serveElsewhere(t, html`<!doctype html><iframe title="framed" src="${framed}"></iframe>`),
    )
    await page.waitForTimeout(500)
    const [, frame] = page.frames()
    assert.ok(frame)
    return frame.locator('app-shell').count()
  }
  for (const path of ['/', '/home', '/api/portal', '/dev/mailbox'])
    assert.equal(await shown(portal.url + path), 0, path)
  assert.equal(await shown(bare), 1, 'a page that allows it is shown')
})

/** The doors of this page by which text becomes elements or scripts. What a test evaluates is let through some. */
async function listOpenDoors(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const policies: unknown = Reflect.get(window, 'trustedTypes')
    const createPolicy = (name: string): unknown => {
      if (typeof policies !== 'object' || !policies) throw new Error('no policies')
      const create: unknown = Reflect.get(policies, 'createPolicy')
      return typeof create === 'function' && Reflect.apply(create, policies, [name, {}])
    }
    const doors: Record<string, () => unknown> = {
      innerHTML: () => (document.createElement('p').innerHTML = '<b>planted</b>'),
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<b>planted</b>'),
      'script.src': () => (document.createElement('script').src = '/planted.js'),
      'script.text': () => (document.createElement('script').text = 'planted()'),
      'iframe.srcdoc': () => (document.createElement('iframe').srcdoc = '<b>planted</b>'),
      'new Worker': () => new Worker('/planted.js'),
      DOMParser: () => new DOMParser().parseFromString('<b>planted</b>', 'text/html'),
      'another policy': () => createPolicy('planted'),
      'the default policy': () => createPolicy('default'),
      'the worker’s policy again': () => createPolicy('sw-url'),
      eval: () => Reflect.construct(Function, ['return 1']),
      'document.write': () => Reflect.apply(Reflect.get(document, 'write'), document, ['<b>planted</b>']),
    }
    const isOpen = (name: string): boolean => {
      try {
        doors[name]?.()
        return true
      } catch {
        return false
      }
    }
    return new Promise<string[]>((resolve) => setTimeout(() => resolve(Object.keys(doors).filter(isOpen))))
  })
}

test('in the built page text cannot be made into elements or scripts', async (t) => {
  const portal = await servePortal(t)
  const page = await open(t, portal.url)
  await page.getByRole('button', { name: 'Login' }).waitFor()
  assert.deepEqual(await listOpenDoors(page), [])
  const bare = await open(
    t,
    await serveElsewhere(
      t,
      html`<!doctype html>
        <body></body>`,
    ),
  )
  assert.equal((await listOpenDoors(bare)).length, 12, 'elsewhere all of them are')
})
