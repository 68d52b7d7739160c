import { expect } from '@open-wc/testing'
import { createPage, NotLoaded } from '../../../web/shell/load-microfrontend.ts'

const manifest = {
  name: 'messages',
  contract: 1,
  version: 'abc',
  entry: '/mf/messages/messages.js',
  pages: { '/messages': 'no-such-element' },
}

const realFetch = globalThis.fetch

function answerWith(answer: () => Response | Promise<Response>) {
  globalThis.fetch = async () => answer()
}

function json(body: unknown, type = 'application/json'): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': type } })
}

async function reasonOf(microfrontend: string): Promise<unknown> {
  return createPage(microfrontend, '/messages').then(
    () => 'a page',
    (error: unknown) => error,
  )
}

describe('the loader', () => {
  afterEach(() => {
    globalThis.fetch = realFetch
  })

  const faults: Readonly<Record<string, [answer: () => Response | Promise<Response>, cause: RegExp]>> = {
    'no manifest': [() => new Response('', { status: 404 }), /manifest.json is not there/],
    'a server in trouble': [() => new Response('', { status: 503 }), /manifest.json is not there/],
    'no network': [() => Promise.reject(new TypeError('Failed to fetch')), /Failed to fetch/],
    'the page of a captive portal': [() => json('<html>', 'text/html'), /manifest.json is not there/],
    'a manifest that is not JSON': [
      () => new Response('{', { headers: { 'content-type': 'application/json' } }),
      /JSON/,
    ],
    'a manifest of another shape': [() => json({ name: 'messages' }), /contract/],
    'an entry that is not ours': [() => json({ ...manifest, entry: 'https://elsewhere.example/x.js' }), /entry/],
    'a contract this shell does not speak': [() => json({ ...manifest, contract: 99 }), /contract 99 is not spoken/],
    'an entry of the wrong sort': [() => json(manifest), /messages.js is not there/],
  }

  for (const [fault, [answer, cause]] of Object.entries(faults)) {
    it(`says which microfrontend did not load, and why: ${fault}`, async () => {
      answerWith(answer)
      const reason = await reasonOf(`messages-${fault.replace(/\W/g, '-')}`)
      expect(reason).to.be.instanceOf(NotLoaded)
      expect(String(reason instanceof Error ? reason.cause : '')).to.match(cause)
    })
  }
})
