import assert from 'node:assert/strict'
import { generateSync } from 'otplib'
import { AppSecret, PasskeyOptions } from '../../api/contract/identity.ts'
import { type Db } from '../../db/connect.ts'
import { adviceWithConsent } from '../examples/adult-advice.ts'
import { verbalConsent } from '../examples/consent.ts'
import { examplePerson } from '../examples/person.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { exampleSubmission, seal } from '../examples/submission.ts'
import { createAuthenticator } from './authenticator.ts'
import { type Answer } from './browser.ts'
import { addNewcomer, type Newcomer, openSession } from './newcomer.ts'
import { createPortal } from './portal.ts'
import { newAddress } from './signed-in.ts'

/** A request that somebody signed in may make, and what comes of it. */
interface Good {
  /** In the path: a thing of their own. */
  id?: string
  /** What is sent to that thing, or to another in its place. */
  body?: (id: string) => object
  status: number
  /** What comes of an id that nobody has, where it makes the thing. */
  made?: number | undefined
}

type Prepare = (own: Newcomer, db: Db) => Good | Promise<Good>

const read: Prepare = () => ({ status: 200 })
const just =
  (status: number, body: (own: Newcomer) => object = () => ({})): Prepare =>
  (own) => ({ status, body: () => body(own) })

const { professionalRole, organisationName, houseName, town, postcode, workPhone } = registrationAnswers('')
const workDetails = { professionalRole, organisationName, houseName, town, postcode, workPhone }

/** By operation. One that is not here fails the tests that are made from the list. */
export const goodRequests: Readonly<Record<string, Prepare>> = {
  'GET /account': read,
  'GET /account/personal': read,
  'PUT /account/personal': just(200, () => ({ details: { title: 'ms', forename: 'Robin', surname: 'Okafor' } })),
  'GET /account/roles/:id': ({ roleId }) => ({ id: roleId, status: 200 }),
  'PUT /account/roles/:id': ({ roleId }) => ({
    id: roleId,
    body: () => ({ details: workDetails }),
    status: 200,
    made: 200,
  }),
  'PUT /account/roles/:id/default': async (own) => ({ id: await addRole(own), body: () => ({}), status: 200 }),
  'PUT /account/roles/:id/removed': async (own) => ({ id: await addRole(own), body: () => ({}), status: 200 }),
  'GET /account/confirm': read,
  'POST /account/confirm': just(204, ({ password }) => ({ password })),
  'PUT /account/password': just(204, (own) => ({
    details: { currentPassword: own.password, password: 'quite another horse', confirmPassword: 'quite another horse' },
  })),
  'PUT /account/secret-question': just(204, () => ({
    details: { secretQuestion: 'name-of-my-first-pet', secretAnswer: 'Biscuit' },
  })),
  'PUT /account/email': just(202, () => ({ email: newAddress() })),
  'PUT /account/circumstances': just(204, () => ({ details: { change: 'role', from: '2026-11-01', suspend: 'no' } })),
  'GET /account/sessions': read,
  'PUT /account/sessions/:id/ended': async ({ id }, db) => {
    const { sessionId } = await openSession(createPortal(db).app, db, id)
    return { id: sessionId, body: () => ({}), status: 204 }
  },
  'GET /account/two-step': read,
  'PUT /account/two-step': just(204, () => ({ method: 'email' })),
  'POST /account/two-step/app': just(200),
  'POST /account/two-step/app/confirm': async (own) => {
    const { secret } = AppSecret.parse(await fetchFrom(own, '/api/account/two-step/app'))
    return { body: () => ({ code: generateSync({ secret }) }), status: 200 }
  },
  'PUT /account/two-step/app/removed': just(204),
  'POST /account/two-step/passkeys/options': just(200),
  'POST /account/two-step/passkeys': async (own) => {
    const { options } = PasskeyOptions.parse(await fetchFrom(own, '/api/account/two-step/passkeys/options'))
    const credential = createAuthenticator('http://localhost:8080').register(options)
    return { body: () => ({ credential }), status: 200 }
  },
  'PUT /account/two-step/passkeys/:id/removed': async (own, db) => ({
    id: await addPasskey(own, db),
    body: () => ({}),
    status: 204,
  }),
  'POST /account/two-step/recovery-codes': just(200),
  'GET /people': read,
  'PUT /people/:id': async (own) => {
    const person = examplePerson()
    await keep(own, `/api/people/${person.id}`, person)
    return { id: person.id, body: (id) => ({ ...person, id }), status: 200, made: 201 }
  },
  'PATCH /people/:id': async (own) => {
    const { id, details } = await addPerson(own)
    const change = { baseRevision: 1, details: { ...details, currentSchool: 'Moat House School' }, hidden: true }
    return { id, body: () => change, status: 200 }
  },
  'GET /consents': read,
  'PUT /consents/:id': async (own) => {
    const { id: personId } = await addPerson(own)
    const document = { practitionerId: own.id, personId, answers: verbalConsent, supersedes: null }
    const consent = (id: string) => seal({ id, ...document, recordedAt: '2026-11-24T14:02:03.004Z' })
    const id = crypto.randomUUID()
    await keep(own, `/api/consents/${id}`, consent(id))
    return { id, body: consent, status: 200, made: 201 }
  },
  'GET /submissions': read,
  'PUT /submissions/:id': async (own) => {
    const { id: personId } = await addPerson(own)
    const sender = { practitionerId: own.id, personId, roleId: own.roleId }
    const submission = (id: string) => exampleSubmission(sender, { id, answers: adviceWithConsent })
    const id = crypto.randomUUID()
    await keep(own, `/api/submissions/${id}`, submission(id))
    return { id, body: submission, status: 200, made: 201 }
  },
  'GET /messages': read,
  'PUT /messages/:id/read': async (own, db) => {
    const id = crypto.randomUUID()
    await db
      .insertInto('message')
      .values({ id, practitioner_id: own.id, subject: 'Advice received', text: 'Thank you.' })
      .execute()
    return { id, body: () => ({}), status: 204 }
  },
  'GET /schools': read,
}

export interface Prepared extends Good {
  own: Newcomer
  /** Somebody else's thing of the kind. */
  foreignId: string
  ask: (id?: string, by?: Pick<Newcomer, 'request'>, body?: unknown) => Promise<Answer>
}

/** Somebody new with what the request is about, and somebody else with the same of their own. */
export async function prepare(
  { app, parts: { db } }: ReturnType<typeof createPortal>,
  request: string,
): Promise<Prepared> {
  const make = goodRequests[request] ?? assert.fail(`${request} has no good request`)
  const own = await addNewcomer(app, db)
  const good = await make(own, db)
  const foreign = good.id === undefined ? undefined : await make(await addNewcomer(app, db), db)
  const [method = '', path = ''] = request.split(' ')
  return {
    ...good,
    own,
    foreignId: foreign?.id ?? '',
    ask: (id = good.id ?? '', by = own, body: unknown = good.body?.(id)) =>
      by.request(method, `/api${path.replace(':id', id)}`, body),
  }
}

async function addRole(own: Newcomer): Promise<string> {
  const id = crypto.randomUUID()
  await keep(own, `/api/account/roles/${id}`, { details: workDetails })
  return id
}

async function addPerson(own: Newcomer) {
  const person = examplePerson()
  await keep(own, `/api/people/${person.id}`, person)
  return person
}

async function addPasskey({ id: practitioner_id }: Newcomer, db: Db): Promise<string> {
  const id = crypto.randomUUID()
  const key = { credential_id: id, public_key: 'key', counter: 0, transports: '[]', name: 'Chrome on Android' }
  await db
    .insertInto('passkey')
    .values({ id, practitioner_id, ...key })
    .execute()
  return id
}

async function keep(own: Newcomer, path: string, body: object): Promise<void> {
  const { status, text } = await own.request('PUT', path, body)
  assert.ok(status === 200 || status === 201, `${path}: ${text}`)
}

async function fetchFrom(own: Newcomer, path: string): Promise<unknown> {
  const { status, text } = await own.request('POST', path)
  assert.equal(status, 200, text)
  return JSON.parse(text)
}
