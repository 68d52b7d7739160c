import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Practitioner } from '../../api/contract/wire.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { signInNew } from '../support/signed-in.ts'

const path = (id: string) => `/api/account/roles/${id}`

const details = {
  professionalRole: 'senco',
  organisationName: 'Moat House School',
  houseName: 'Moat House',
  town: 'Coventry',
  postcode: 'CV2 1EQ',
  workPhone: '024 7683 2000',
}

onEveryDatabase((opened) => {
  async function open() {
    const { app } = createPortal(opened.db)
    const browser = await signInNew(app)
    const first = browser.practitioner.roles[0]?.id ?? assert.fail()
    const told = async () => Practitioner.parse(JSON.parse((await browser.request('GET', '/api/account')).text)).roles
    const roles = async () => (await told()).map(({ id }) => id)
    const add = async () => {
      const id = randomUUID()
      assert.equal((await browser.request('PUT', path(id), { details })).status, 200)
      return id
    }
    return { app, browser, first, roles, told, add }
  }

  test('a role is added behind the others, once, and can be changed', async () => {
    const { browser, first, roles, told, add } = await open()
    const id = await add()
    assert.deepEqual((await browser.request('GET', path(id))).body, { details })
    const changed = { ...details, organisationName: 'Foxford School', mobileNumber: '07700 900123' }
    await browser.request('PUT', path(id), { details: changed })
    assert.deepEqual((await browser.request('GET', path(id))).body, { details: changed })
    assert.deepEqual(await roles(), [first, id])
    assert.deepEqual((await told())[1], {
      id,
      professionalRole: 'SENCo',
      organisationName: 'Foxford School',
      address: 'Moat House, Coventry, CV2 1EQ',
      workPhone: '024 7683 2000',
      mobileNumber: '07700 900123',
    })
  })

  test('the default comes first, and the next one takes its place when it goes', async () => {
    const { browser, first, roles, add } = await open()
    const [second, third] = [await add(), await add()]
    assert.equal((await browser.request('PUT', `${path(third)}/default`, {})).status, 200)
    assert.deepEqual(await roles(), [third, first, second])
    await browser.request('PUT', `${path(third)}/default`, {})
    assert.deepEqual(await roles(), [third, first, second])
    assert.equal((await browser.request('PUT', `${path(third)}/removed`)).status, 200)
    assert.deepEqual(await roles(), [first, second])
  })

  test('a removed role stays removed, and the last cannot be', async () => {
    const { browser, first, roles, add } = await open()
    const second = await add()
    assert.equal((await browser.request('PUT', `${path(first)}/removed`)).status, 200)
    assert.equal((await browser.request('PUT', `${path(first)}/removed`)).status, 200)
    assert.equal((await browser.request('PUT', path(first), { details })).status, 404)
    assert.equal((await browser.request('PUT', `${path(first)}/default`, {})).status, 404)
    const last = await browser.request('PUT', `${path(second)}/removed`)
    assert.deepEqual([last.status, last.body.type], [409, 'last-role'])
    assert.deepEqual(await roles(), [second])
  })

  test('of two roles removed at once one is left', async () => {
    const { browser, first, roles, add } = await open()
    const second = await add()
    await Promise.all([first, second].map((id) => browser.request('PUT', `${path(id)}/removed`)))
    assert.equal((await roles()).length, 1)
  })

  test('a role with faults is not kept', async () => {
    const { browser, first, roles } = await open()
    const { status, body } = await browser.request('PUT', path(randomUUID()), { details: { ...details, postcode: '' } })
    assert.deepEqual([status, body.faults], [422, { postcode: 'missing' }])
    assert.deepEqual(await roles(), [first])
  })

  test('somebody else’s role cannot be seen, changed, made a default or removed', async () => {
    const { app, first } = await open()
    const other = await signInNew(app)
    assert.equal((await other.request('GET', path(first))).status, 404)
    assert.equal((await other.request('PUT', path(first), { details })).status, 404)
    assert.equal((await other.request('PUT', `${path(first)}/default`, {})).status, 404)
    assert.equal((await other.request('PUT', `${path(first)}/removed`)).status, 404)
  })
})
