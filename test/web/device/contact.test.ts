import { expect, waitUntil } from '@open-wc/testing'
import { onContact, type Contact } from '#device/contact.ts'
import { request } from '#device/request.ts'

const practitionerId = crypto.randomUUID()

const answer = (status: number, body: object) => ({ fetch: () => Promise.resolve(Response.json(body, { status })) })

describe('contact with the server', () => {
  it('is told to every tab when it answers somebody signed in, from when it was asked', async () => {
    const heard: Contact[][] = [[], []]
    const stops = heard.map((list) => onContact((contact) => list.push(contact)))
    const before = Date.now()
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 50))
      return Response.json({})
    }
    await request('GET', '/account', undefined, { practitionerId, fetch: slow })
    await waitUntil(() => heard.every((list) => list.length === 1))
    for (const stop of stops) stop()
    const [contact] = heard[0] ?? []
    expect(contact).to.have.property('practitionerId', practitionerId)
    expect(contact?.at).to.be.within(before, before + 40)
  })

  it('is not what nobody signed in was told, nor a no, nor silence', async () => {
    const heard: Contact[] = []
    const stop = onContact((contact) => heard.push(contact))
    await request('GET', '/portal', undefined, answer(200, {}))
    await request('GET', '/account', undefined, {
      practitionerId,
      ...answer(401, { type: 'sign-in', title: 'Sign in', status: 401 }),
    })
    await request('GET', '/account', undefined, { practitionerId, ...answer(503, {}) })
    await request('GET', '/account', undefined, { practitionerId, fetch: () => Promise.reject(new TypeError('no')) })
    await new Promise((resolve) => setTimeout(resolve, 50))
    stop()
    expect(heard).to.deep.equal([])
  })
})
