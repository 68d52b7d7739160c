import { type Hono } from 'hono'
import { type Database } from '../../db/connect.ts'
import { type Answer, type Browser, openBrowser } from './browser.ts'
import { type SignedIn } from './signed-in.ts'

type Moment = 'created_at' | 'used_at' | 'rotated_at' | 'expires_at' | 'former_until'

export function tokenOf({ cookies }: Browser): string {
  return cookies.get('session') ?? ''
}

/** Another browser that shows the same cookie: a copy that somebody made, or a request that is still on its way. */
export function withToken(app: Hono, token: string): Browser {
  const browser = openBrowser(app)
  browser.cookies.set('session', token)
  return browser
}

/** Moves a moment of every session of somebody; for the past `by` begins with a minus: `-16 minutes`. */
export async function move(pool: Database['pool'], { practitioner }: SignedIn, moment: Moment, by: string) {
  await pool.query(`update session set ${moment} = now() + $1::interval where practitioner_id = $2`, [
    by,
    practitioner.id,
  ])
}

/** Says who is there, as `registrationAnswers` has it. */
export function confirmWho(browser: SignedIn): Promise<Answer> {
  const { password } = browser
  return browser.request('POST', '/api/account/confirm', { password, secretAnswer: 'Biscuit' })
}

/** What becomes of a request for somebody's people: `200`, or `401 sign-in idle`. */
export async function goOn(browser: Browser): Promise<string> {
  const { status, body } = await browser.request('GET', '/api/people')
  return [status, body.type, body.because].filter(Boolean).join(' ')
}
