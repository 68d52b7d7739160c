import { type Hono } from 'hono'
import * as z from 'zod/mini'
import { Problem } from '../../api/contract/problem.ts'
import { Moment, Practitioner } from '../../api/contract/wire.ts'

/** What tests look for in an answer. Whatever else is there is there too. */
const Body = z.looseObject({
  type: z.optional(Problem.shape.type),
  faults: Problem.shape.faults,
  retryAfter: Problem.shape.retryAfter,
  because: Problem.shape.because,
  next: z.optional(z.string()),
  expiresAt: z.optional(Moment),
  practitioner: z.optional(Practitioner),
})

export interface Answer {
  status: number
  headers: Headers
  /** Empty when the answer is no JSON object. */
  body: z.infer<typeof Body>
  text: string
}

export interface Browser {
  request: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Answer>
  /** By name; what was set with an end in the past is gone. */
  cookies: Map<string, string>
}

/** Asks the app as its own page would, from an address of the network, and keeps the cookies it is given. */
export function openBrowser(app: Hono, address = '192.0.2.1'): Browser {
  const cookies = new Map<string, string>()
  async function request(method: string, path: string, body: unknown = {}, headers: Record<string, string> = {}) {
    const init = {
      method,
      headers: { ...ownHeaders(method), Cookie: cookieHeader(cookies), ...headers },
      ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
    }
    const response = await app.request(path, init, { address })
    keepCookies(cookies, response)
    const text = await response.text()
    return { status: response.status, headers: response.headers, body: readBody(response, text), text }
  }
  return { request, cookies }
}

/**
 * Asks many times at once. The database's connections are opened first: without that the first request would be done
 * before the second had one.
 */
export async function askAtOnce(browser: Browser, count: number, ask: () => Promise<Answer>): Promise<Answer[]> {
  await Promise.all(Array.from({ length: count }, () => browser.request('GET', '/api/ready')))
  return Promise.all(Array.from({ length: count }, ask))
}

function readBody({ headers }: Response, text: string): Answer['body'] {
  const isObject = /\bjson\b/.test(headers.get('Content-Type') ?? '') && text.startsWith('{')
  return Body.parse(isObject ? JSON.parse(text) : {})
}

function ownHeaders(method: string): Record<string, string> {
  if (method === 'GET') return { 'Sec-Fetch-Site': 'same-origin' }
  return { 'Sec-Fetch-Site': 'same-origin', 'Content-Type': 'application/json', 'X-App': '1' }
}

function cookieHeader(cookies: Map<string, string>): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
}

function keepCookies(cookies: Map<string, string>, response: Response): void {
  for (const set of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? []
    if (/Max-Age=0\b/i.test(set)) cookies.delete(name)
    else cookies.set(name, value)
  }
}
