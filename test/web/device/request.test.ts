import { expect } from '@open-wc/testing'
import { request, type Reply } from '#device/request.ts'

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json; charset=utf-8', ...headers },
  })

const no = (type: string, status: number, headers: Record<string, string> = {}, more: object = {}) =>
  json({ type, title: type, status, ...more }, status, { 'Content-Type': 'application/problem+json', ...headers })

const html = (status: number) =>
  new Response('<h1>Free Wi-Fi</h1>', { status, headers: { 'Content-Type': 'text/html' } })

const ask = (response: Response | Error): Promise<Reply> =>
  request(
    'PUT',
    '/submissions/1',
    { a: 1 },
    {
      fetch: () => (response instanceof Error ? Promise.reject(response) : Promise.resolve(response)),
    },
  )

const later = { outcome: 'later' }

describe('asking the server', () => {
  it('says who asks for whom, follows no redirect, keeps nothing, and does not wait for ever', async () => {
    const seen: { url?: unknown; init?: RequestInit } = {}
    await request(
      'PUT',
      '/people/1',
      { a: 'é' },
      {
        practitionerId: 'me',
        fetch: (url, init = {}) => {
          Object.assign(seen, { url, init })
          return Promise.resolve(json({}))
        },
      },
    )
    expect(seen.url).to.equal('/api/people/1')
    expect(seen.init).to.deep.include({
      method: 'PUT',
      body: '{"a":"é"}',
      redirect: 'error',
      credentials: 'same-origin',
    })
    expect(seen.init).to.have.property('cache', 'no-store')
    expect(seen.init?.signal).to.be.instanceOf(AbortSignal)
    expect(Object.fromEntries(new Headers(seen.init?.headers))).to.deep.equal({
      accept: 'application/json',
      'content-type': 'application/json',
      'x-app': '1',
      'x-practitioner': 'me',
    })
  })

  it('sends no body and no content type when there is none', async () => {
    let init: RequestInit | undefined
    await request('GET', '/portal', undefined, {
      fetch: (_url, options) => {
        init = options
        return Promise.resolve(json({}))
      },
    })
    expect(init).not.to.have.property('body')
    expect(new Headers(init?.headers).has('Content-Type')).to.equal(false)
  })

  it('takes JSON for an answer, and 204', async () => {
    expect(await ask(json({ a: 1 }, 201))).to.deep.equal({ outcome: 'ok', status: 201, body: { a: 1 } })
    expect(await ask(new Response(null, { status: 204 }))).to.deep.equal(later)
    expect(await ask(new Response(null, { status: 204, headers: { 'X-App': '1' } }))).to.deep.equal({
      outcome: 'ok',
      status: 204,
      body: undefined,
    })
  })

  it('takes whatever a hotel’s network says for not reached', async () => {
    expect(await ask(html(200))).to.deep.equal(later)
    expect(await ask(html(511))).to.deep.equal(later)
    expect(await ask(html(403))).to.deep.equal(later)
    expect(await ask(html(404))).to.deep.equal(later)
    expect(await ask(new Response('{', { headers: { 'Content-Type': 'application/json' } }))).to.deep.equal(later)
    expect(await ask(new Response('{}'))).to.deep.equal(later)
    expect(await ask(json({ error: 'captive' }, 403))).to.deep.equal(later)
    expect(await ask(new TypeError('Failed to fetch'))).to.deep.equal(later)
    expect(await ask(new DOMException('timed out', 'TimeoutError'))).to.deep.equal(later)
  })

  it('comes again later after what passes by itself', async () => {
    for (const status of [408, 425, 500, 502, 503, 504])
      expect(await ask(no('unexpected', status))).to.deep.include(later)
    expect(await ask(html(502))).to.deep.equal(later)
  })

  it('heeds Retry-After as far as an hour', async () => {
    const after = async (value: string, status = 429) => {
      const reply = await ask(no('too-many', status, { 'Retry-After': value }))
      return reply.outcome === 'later' ? reply.retryAfter : reply
    }
    expect(await after('5')).to.equal(5)
    expect(await after('120', 503)).to.equal(120)
    expect(await after('86400')).to.equal(3600)
    expect(await after(new Date(Date.now() + 90_000).toUTCString())).to.be.within(88, 90)
    expect(await after('Wed, 21 Oct 2015 07:28:00 GMT')).to.equal(0)
    expect(await after('soon')).to.equal(undefined)
  })

  it('takes the problem’s own word where there is no header, and hands the problem on', async () => {
    const reply = await ask(no('too-many', 429, {}, { retryAfter: 60 }))
    expect(reply).to.deep.include({ outcome: 'later', retryAfter: 60 })
    expect(reply).to.have.nested.property('problem.type', 'too-many')
  })

  it('tells a session that ended from a password that was wrong, and from a stranger’s 401', async () => {
    expect(await ask(no('sign-in', 401))).to.deep.equal({ outcome: 'sign-in' })
    expect(await ask(no('sign-in', 401, {}, { because: 'too-long' }))).to.deep.equal({
      outcome: 'sign-in',
      because: 'too-long',
    })
    expect(await ask(no('sign-in', 401, {}, { because: 'of tomorrow' }))).to.deep.equal({ outcome: 'sign-in' })
    expect(await ask(new Response(null, { status: 401 }))).to.deep.equal(later)
    expect(await ask(no('wrong-sign-in', 401))).to.have.nested.property('problem.type', 'wrong-sign-in')
  })

  it('tells a pending second step from a refusal', async () => {
    expect(await ask(no('two-step', 403))).to.deep.equal({ outcome: 'two-step' })
    expect(await ask(no('forbidden', 403))).to.have.property('outcome', 'refused')
  })

  it('takes a no for a no only when the server says why', async () => {
    const faults = { views: 'missing' }
    const reply = await ask(no('faulty-answers', 422, {}, { faults }))
    expect(reply).to.deep.equal({
      outcome: 'refused',
      problem: { type: 'faulty-answers', title: 'faulty-answers', status: 422, faults },
    })
    expect(await ask(no('a-type-of-tomorrow', 422))).to.deep.equal(later)
    for (const status of [400, 404, 409, 410, 413])
      expect(await ask(no('malformed', status))).to.have.property('outcome', 'refused')
  })
})
