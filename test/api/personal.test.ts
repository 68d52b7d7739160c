import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { createPortal } from '../support/portal.ts'
import { signInNew } from '../support/signed-in.ts'

const path = '/api/account/personal'

onEveryDatabase((opened) => {
  test('personal details are as they were registered, and then as they were changed', async () => {
    const { app } = createPortal(opened.db)
    const one = await signInNew(app, { title: 'dr', gender: 'M' })
    const registered = { title: 'dr', forename: 'Aaron', surname: 'Aardvaark', gender: 'M' }
    assert.deepEqual((await one.request('GET', path)).body, { details: registered })

    const details = { title: 'mx', forename: 'Robin', surname: 'Okafor' }
    const { status, body } = await one.request('PUT', path, { details })
    assert.equal(status, 200)
    assert.deepEqual([body.forename, body.surname], ['Robin', 'Okafor'])
    assert.deepEqual((await one.request('GET', path)).body, { details })
    assert.deepEqual((await one.request('GET', '/api/account')).body, body)
  })

  test('a change of one’s own details is nobody else’s', async () => {
    const { app } = createPortal(opened.db)
    const one = await signInNew(app)
    const other = await signInNew(app)
    await one.request('PUT', path, { details: { title: 'mx', forename: 'Robin', surname: 'Okafor' } })
    assert.equal((await other.request('GET', '/api/account')).body.forename, 'Aaron')
  })

  test('what registration would not take is refused and changes nothing', async () => {
    const { app } = createPortal(opened.db)
    const one = await signInNew(app)
    const details = { title: 'lord', forename: ' Robin ', email: 'robin@council.example' }
    const { status, body } = await one.request('PUT', path, { details })
    assert.equal(status, 422)
    assert.deepEqual(body.faults, { title: 'not-an-option', surname: 'missing' })
    assert.equal((await one.request('GET', '/api/account')).body.forename, 'Aaron')

    const more = { title: 'mr', forename: 'Robin', surname: 'Okafor', email: 'robin@council.example' }
    assert.deepEqual((await one.request('PUT', path, { details: more })).body.faults, { email: 'not-asked' })
  })

  test('nobody who is not signed in sees or changes them', async () => {
    const browser = openBrowser(createPortal(opened.db).app)
    assert.equal((await browser.request('GET', path)).body.type, 'sign-in')
    assert.equal((await browser.request('PUT', path, { details: {} })).body.type, 'sign-in')
  })
})
