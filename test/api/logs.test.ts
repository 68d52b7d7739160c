import assert from 'node:assert/strict'
import fs from 'node:fs'
import { test } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { Hono } from 'hono'
import { connect } from '../../db/connect.ts'
import { nilReturn } from '../examples/adult-advice.ts'
import { examplePerson } from '../examples/person.ts'
import { exampleSubmission } from '../examples/submission.ts'
import { type Browser, openBrowser } from '../support/browser.ts'
import { createDatabase } from '../support/cluster.ts'
import { dataDir, freePort, start, type Started, untilReady } from '../support/main-process.ts'
import { listMails, type Mail, signInNew } from '../support/signed-in.ts'

/** A bird for everything that somebody may have typed, so that a leak says where it comes from. */
const typed = {
  email: 'kestrel',
  password: 'nightjar',
  secretAnswer: 'dunnock',
  forename: 'wagtail',
  organisation: 'goldcrest',
  street: 'redwing',
  person: 'siskin',
  answer: 'whinchat',
  address: 'fieldfare',
} as const
const birds = Object.values(typed)

/** Loaded before the product: what nobody can make it do from outside. */
const accidents = `
  process.on('SIGUSR2', () => console.error('planted: ${typed.answer}'))
  process.on('SIGHUP', () => {
    throw Object.assign(new Error('Failing row contains (${typed.person})'), { detail: '${typed.answer}', code: '23514' })
  })`

const registration = {
  email: `${typed.email}@coventry.example`,
  confirmEmail: `${typed.email}@coventry.example`,
  password: `${typed.password} in the dark`,
  confirmPassword: `${typed.password} in the dark`,
  secretAnswer: typed.secretAnswer,
  forename: typed.forename,
  organisationName: typed.organisation,
  streetName: typed.street,
}

test('nothing that somebody typed, and no code or cookie, is ever in the log', async (t) => {
  const { databaseUrl, drop } = await createDatabase()
  const directory = await dataDir(t)
  const environment = { DATABASE_URL: databaseUrl, SERVER_KEYS_FILE: `${directory}/keys.json` }
  const server = start(t, await freePort(), environment, preload(directory))
  await untilReady(server)
  const database = await connect({ databaseUrl, dataDir: directory })
  t.after(async () => {
    await database.close()
    server.child.kill('SIGKILL')
    await server.ended
    await drop()
  })

  const through = throughNetwork(server)
  const phone = await signInNew(through, registration)
  const secrets = [...phone.cookies.values(), ...(await listMails(phone, registration.email)).flatMap(codesIn)]
  assert.ok(secrets.length > 2)
  const send = prepare(phone)
  assert.deepEqual(await send(), [201, 201])

  await provokeRefusals(phone, openBrowser(through))
  assert.equal(await reportViolation(through), 204)
  await database.pool.query('alter table submission add constraint never check (false) not valid')
  assert.deepEqual(await send(), [201, 500])
  await database.pool.query('alter table person add constraint never check (false) not valid')
  assert.deepEqual(await send(), [500, 404])
  await database.pool.query('drop schema public cascade')
  assert.deepEqual(await send(), [500, 500])
  assert.equal((await phone.request('POST', '/api/sign-in', registration)).status, 400)
  const { email, password } = registration
  assert.equal((await openBrowser(through).request('POST', '/api/sign-in', { email, password })).status, 500)
  server.child.kill('SIGHUP')
  assert.equal(await server.ended, 1)

  const lines = server.output().trim().split('\n')
  assert.deepEqual(leaksIn(server.output(), [...birds, ...secrets]), [])
  for (const line of [
    /^error PUT /,
    /^error POST /,
    /^policy connect-src evil\.example /,
    /^crashed Error 23514 at /,
  ]) {
    assert.ok(
      lines.some((each) => line.test(each)),
      `${String(line)} is in ${lines.join('\n')}`,
    )
  }
})

test('the search finds what is planted', async (t) => {
  const directory = await dataDir(t)
  const server = start(t, await freePort(), { DATA_DIR: directory }, preload(directory))
  await untilReady(server)
  server.child.kill('SIGUSR2')
  for (let tries = 0; tries < 100 && !server.output().includes('planted'); tries++) await setTimeout(50)
  assert.deepEqual(leaksIn(server.output(), birds), [typed.answer])
})

function preload(directory: string): string[] {
  fs.writeFileSync(`${directory}/accidents.mjs`, accidents)
  return ['--import', `${directory}/accidents.mjs`]
}

/** An app whose answers another process gives. */
function throughNetwork({ url }: Started): Hono {
  const app = new Hono()
  app.onError((error) => {
    throw error
  })
  app.all('*', async ({ req }) => {
    const { pathname, search } = new URL(req.url)
    const hasBody = !['GET', 'HEAD'].includes(req.method)
    return fetch(`${url}${pathname}${search}`, {
      method: req.method,
      headers: req.raw.headers,
      ...(hasBody ? { body: await req.text() } : {}),
    })
  })
  return app
}

/** A person and an advice about them, full of birds; each time the same ones. */
function prepare(phone: Browser & { practitioner: { id: string; roles: { id: string }[] } }) {
  const details = { forename: typed.person, surname: typed.person, streetName: typed.address }
  return async (): Promise<number[]> => {
    const person = examplePerson(details)
    const sender = { practitionerId: phone.practitioner.id, roleId: phone.practitioner.roles[0]?.id ?? '' }
    const added = await phone.request('PUT', `/api/people/${person.id}`, person)
    const submission = exampleSubmission(
      { ...sender, personId: person.id },
      { about: person.details, answers: { ...nilReturn, nilContact: typed.answer } },
    )
    return [added.status, (await phone.request('PUT', `/api/submissions/${submission.id}`, submission)).status]
  }
}

/** Every way to be refused that comes to mind, each with a bird in it. */
async function provokeRefusals(phone: Browser, guest: Browser): Promise<void> {
  const id = crypto.randomUUID()
  const { email } = registration
  const wrong = { email, password: `not ${typed.password}` }
  const answers = [
    await guest.request('POST', '/api/sign-in', wrong),
    await guest.request('POST', '/api/sign-in', { email, password: typed.password, more: typed.answer }),
    await guest.request('POST', '/api/sign-in/code', { code: typed.answer }),
    await guest.request('POST', '/api/password/reset', { token: typed.answer, password: typed.password }),
    await guest.request('POST', '/api/registration', { details: { forename: typed.forename } }),
    await guest.request('GET', `/api/${typed.answer}?name=${typed.person}`),
    await guest.request('DELETE', `/api/people/${id}?name=${typed.person}`),
    await phone.request('PUT', `/api/people/${id}`, { id, details: { forename: typed.person } }),
    await phone.request('PUT', `/api/people/${typed.person}`, examplePerson()),
    await phone.request('PUT', `/api/people/${id}`, { [typed.person]: typed.answer }),
    await phone.request('PUT', `/api/people/${id}`, {}, { 'Sec-Fetch-Site': 'cross-site', Origin: typed.answer }),
    await phone.request('PUT', `/api/people/${id}`, {}, { 'Content-Type': typed.answer }),
  ]
  for (const { status } of answers) assert.ok(status >= 400 && status < 500, String(status))
}

async function reportViolation(app: Hono): Promise<number> {
  const address = `https://evil.example/${typed.person}?name=${typed.person}#${typed.answer}`
  const body = {
    effectiveDirective: 'connect-src',
    blockedURL: address,
    sourceFile: address,
    documentURL: address,
    sample: typed.answer,
  }
  const request = {
    method: 'POST',
    headers: { 'Content-Type': 'application/reports+json' },
    body: JSON.stringify([{ type: 'csp-violation', url: address, body }]),
  }
  return (await app.request('/api/policy-reports', request)).status
}

function codesIn(mail: Mail): string[] {
  return mail.text.match(/\b\d{6}\b|[a-p]{64}/g) ?? []
}

function leaksIn(output: string, texts: readonly string[]): string[] {
  return texts.filter((text) => output.toLowerCase().includes(text.toLowerCase()))
}
