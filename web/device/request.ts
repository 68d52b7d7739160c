import type { SessionEnd } from '#contract/identity.ts'
import { Problem } from '#contract/problem.ts'
import { tellContact } from './contact.ts'

export type Method = 'GET' | 'PUT' | 'POST' | 'PATCH'

export type Reply =
  | { outcome: 'ok'; status: number; body: unknown }
  | { outcome: 'refused'; problem: Problem }
  /** Nobody is signed in, and why not any more, where the server says so. */
  | { outcome: 'sign-in'; because?: SessionEnd }
  | { outcome: 'two-step' }
  /** Not reached, or not now: seconds until it is worth asking again, and the problem when the server itself said so. */
  | { outcome: 'later'; retryAfter?: number; problem?: Problem }

export type Send = (method: Method, path: string, body?: unknown, options?: Options) => Promise<Reply>

interface Options {
  /** Whose work it is: the server refuses it in anybody else's session. */
  practitionerId?: string
  fetch?: typeof fetch
}

const timeLimit = 30_000

/** An hour: longer than that a server's word is not taken. */
const longestRetryAfter = 3_600

/** Asks the API. `path` is what follows `/api`. Never throws: whatever goes wrong on the way is `later`. */
export async function request(
  method: Method,
  path: string,
  body?: unknown,
  { practitionerId, fetch: ask = fetch }: Options = {},
): Promise<Reply> {
  const headers = new Headers({ Accept: 'application/json', 'X-App': '1' })
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (practitionerId !== undefined) headers.set('X-Practitioner', practitionerId)
  const at = Date.now()
  try {
    const response = await ask(`/api${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(timeLimit),
    })
    const reply = await replyOf(response)
    if (reply.outcome === 'ok' && practitionerId !== undefined) tellContact({ practitionerId, at })
    return reply
  } catch {
    return { outcome: 'later' } // no network, too slow, cut off, redirected, or not the JSON it says it is
  }
}

/** A café's Wi-Fi answers for us too, often with 200: only JSON counts, and what is in it is for the caller to check. */
async function replyOf(response: Response): Promise<Reply> {
  const { ok, status } = response
  // Anybody can answer with nothing at all: the server says that it is the server.
  if (status === 204 && response.headers.get('X-App') === '1') return { outcome: 'ok', status, body: undefined }
  const body: unknown = isJson(response) ? await response.json() : undefined
  if (ok) return body === undefined ? { outcome: 'later' } : { outcome: 'ok', status, body }

  const problem = Problem.safeParse(body).data
  if (status === 401 && problem?.type === 'sign-in') return signInOf(problem)
  if (isForLater(status) || !problem) return laterOf(response, problem)
  if (problem.type === 'two-step') return { outcome: 'two-step' }
  return { outcome: 'refused', problem }
}

function signInOf({ because }: Problem): Reply {
  return { outcome: 'sign-in', ...(because ? { because } : {}) }
}

function isJson(response: Response): boolean {
  return /^application\/(problem\+)?json\b/i.test(response.headers.get('Content-Type') ?? '')
}

function isForLater(status: number): boolean {
  return status < 400 || status >= 500 || [408, 425, 429].includes(status)
}

function laterOf(response: Response, problem: Problem | undefined): Reply {
  const retryAfter = secondsOf(response.headers.get('Retry-After')) ?? problem?.retryAfter
  return {
    outcome: 'later',
    ...(retryAfter === undefined ? {} : { retryAfter: Math.min(Math.max(retryAfter, 0), longestRetryAfter) }),
    ...(problem ? { problem } : {}),
  }
}

/** `Retry-After` is a number of seconds or a date. */
function secondsOf(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = /^\d+$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Number.isNaN(seconds) ? undefined : Math.ceil(seconds)
}
