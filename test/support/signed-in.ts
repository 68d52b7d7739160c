import assert from 'node:assert/strict'
import { type Hono } from 'hono'
import * as z from 'zod/mini'
import { Moment, type Practitioner } from '../../api/contract/wire.ts'
import { registrationAnswers } from '../examples/registration.ts'
import { type Browser, openBrowser } from './browser.ts'

export interface SignedIn extends Browser {
  practitioner: Practitioner
  email: string
  password: string
}

/** A practitioner who has come all the way: registered, confirmed, two step verification on, and signed in. */
export async function signInNew(app: Hono, given: Record<string, string> = {}): Promise<SignedIn> {
  const { browser, email, password } = await registerAndActivate(app, given)
  await expect(browser, 200, 'POST', '/api/sign-in', { email, password })
  await expect(browser, 204, 'PUT', '/api/account/two-step', { method: 'email' })
  return signIn(app, email, password, browser)
}

/** Signs a practitioner with two step verification in, in this browser or a new one. */
export async function signIn(
  app: Hono,
  email: string,
  password: string,
  browser = openBrowser(app),
): Promise<SignedIn> {
  await expect(browser, 200, 'POST', '/api/sign-in', { email, password })
  const code = codeIn(await newestMail(browser, email))
  const { practitioner } = await expect(browser, 200, 'POST', '/api/sign-in/code', { code })
  assert.ok(practitioner)
  return { ...browser, practitioner, email, password }
}

export async function registerAndActivate(app: Hono, given: Record<string, string> = {}) {
  const browser = openBrowser(app)
  const details = registrationAnswers(given['email'] ?? newAddress(), given)
  await expect(browser, 202, 'POST', '/api/registration', { details })
  const token = tokenIn(await newestMail(browser, details.email))
  await expect(browser, 204, 'POST', '/api/activation', { token })
  return { browser, email: details.email, password: details.password }
}

export function newAddress(): string {
  return `practitioner.${crypto.randomUUID()}@coventry.example`
}

const Mail = z.object({ to: z.string(), subject: z.string(), text: z.string(), sentAt: Moment })
export type Mail = z.infer<typeof Mail>

export async function listMails(browser: Browser, to: string): Promise<Mail[]> {
  const { text } = await browser.request('GET', `/dev/mailbox.json?to=${encodeURIComponent(to)}`)
  return z.array(Mail).parse(JSON.parse(text))
}

export async function newestMail(browser: Browser, to: string): Promise<Mail> {
  const [newest] = await listMails(browser, to)
  assert.ok(newest, 'a mail has been written')
  return newest
}

export function codeIn({ text }: Mail): string {
  const [code, ...more] = text.match(/\d{6,}/g) ?? []
  assert.ok(code?.length === 6 && more.length === 0, 'the mail holds one code')
  return code
}

/** Any code but the mail's. */
export function wrongCode(mail: Mail): string {
  return codeIn(mail) === '000000' ? '000001' : '000000'
}

export function tokenIn({ text }: Mail): string {
  const [url, ...more] = text.match(/https?:\S+/g) ?? []
  assert.ok(url && more.length === 0, 'the mail holds one link')
  const token = new URLSearchParams(new URL(url).hash.slice(1)).get('token')
  assert.ok(token, 'the link brings a token')
  return token
}

async function expect(browser: Browser, status: number, method: string, path: string, body: unknown) {
  const answer = await browser.request(method, path, body)
  assert.equal(answer.status, status, `${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body
}
