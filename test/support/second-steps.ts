import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { type Hono } from 'hono'
import { AppSecret, PasskeyOptions, RecoveryCodes, SignInStep, TwoStep } from '../../api/contract/identity.ts'
import { Problem } from '../../api/contract/problem.ts'
import { type Authenticator, createAuthenticator } from './authenticator.ts'
import { type Answer, type Browser, openBrowser } from './browser.ts'
import { type SignedIn, signInNew } from './signed-in.ts'

/** Where a test's portal is, when it says nothing else. */
export const portalUrl = 'http://localhost:8080'

/** What `registrationAnswers` gives. */
const secretAnswer = 'Biscuit'

type Account = Pick<SignedIn, 'email' | 'password'>

/** RFC 6238, written without the product's library: the code so many times thirty seconds from now. */
export function appCode(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const mac = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const number = mac.readUInt32BE(mac.readUInt8(19) & 15) & 0x7f_ff_ff_ff
  return String(number % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (character) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character))
  const bytes = bits.map((five) => five.toString(2).padStart(5, '0')).join('')
  return Buffer.from((bytes.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

/** Any code but those that are good now. */
export function wrongAppCode(secret: string): string {
  const good = [-2, -1, 0, 1, 2].map((steps) => appCode(secret, steps))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !good.includes(code)) ?? ''
}

/** Says who is there, so that what protects the account may be changed. */
export async function confirmWho(browser: Browser & Account): Promise<void> {
  await demand(204, browser.request('POST', '/api/account/confirm', { password: browser.password, secretAnswer }))
}

/** Signs somebody new in, two-step by mail, who has just confirmed who they are. */
export async function signInConfirmed(app: Hono, given: Record<string, string> = {}): Promise<SignedIn> {
  const signedIn = await signInNew(app, given)
  await confirmWho(signedIn)
  return signedIn
}

/** Sets an app up, with the code of this moment; the next one is good for signing in. */
export async function enrolApp(browser: Browser) {
  const { secret } = AppSecret.parse(await demand(200, browser.request('POST', '/api/account/two-step/app')))
  const code = appCode(secret)
  const proved = await demand(200, browser.request('POST', '/api/account/two-step/app/confirm', { code }))
  return { secret, code, ...RecoveryCodes.parse(proved) }
}

/** Keeps a passkey in an authenticator, a new one where none is given. */
export async function enrolPasskey(browser: Browser, authenticator = createAuthenticator(portalUrl)) {
  const path = '/api/account/two-step/passkeys'
  const { options } = PasskeyOptions.parse(await demand(200, browser.request('POST', `${path}/options`)))
  const credential = authenticator.register(options)
  const kept = await demand(200, browser.request('POST', path, { credential }))
  return { authenticator, credential, ...RecoveryCodes.parse(kept) }
}

/** The first step, in a browser of its own: the wait for the second. */
export async function waitForStep(app: Hono, { email, password }: Account, browser = openBrowser(app)) {
  const step = SignInStep.parse(await demand(200, browser.request('POST', '/api/sign-in', { email, password })))
  assert.ok(step.next === 'code', 'a second step is asked for')
  return { browser, step, answer: (given: object) => browser.request('POST', '/api/sign-in/code', given) }
}

export async function signInWithApp(app: Hono, account: Account, secret: string): Promise<Browser & Account> {
  const { browser, answer } = await waitForStep(app, account)
  await demand(200, answer({ method: 'app', code: appCode(secret, 1) }))
  return { ...browser, email: account.email, password: account.password }
}

/** What a passkey is to sign in this browser. */
export async function askToSign(browser: Browser) {
  return PasskeyOptions.parse(await demand(200, browser.request('POST', '/api/sign-in/passkey/options'))).options
}

/** Signs what this browser is asked for, and shows it. */
export async function showPasskey(browser: Browser, authenticator: Authenticator): Promise<Answer> {
  const credential = authenticator.sign(await askToSign(browser))
  return browser.request('POST', '/api/sign-in/passkey', { credential })
}

export async function loadTwoStep(browser: Browser): Promise<TwoStep> {
  return TwoStep.parse(await demand(200, browser.request('GET', '/api/account/two-step')))
}

/** What a refusal says: `403 confirm`; else the status alone. */
export async function outcome(asked: Promise<Answer> | Answer): Promise<string> {
  const { status, body } = await asked
  return body.type ? `${status} ${body.type}` : String(status)
}

/** Why a browser's session is no more. */
export async function whyEnded(browser: Browser): Promise<string | undefined> {
  const answer = await browser.request('GET', '/api/account')
  assert.equal(answer.status, 401)
  return Problem.parse(answer.body).because
}

async function demand(status: number, asked: Promise<Answer>): Promise<Answer['body']> {
  const answer = await asked
  assert.equal(answer.status, status, answer.text)
  return answer.body
}
