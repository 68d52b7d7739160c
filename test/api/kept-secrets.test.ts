import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AppSecret } from '../../api/contract/identity.ts'
import { hashToken } from '../../api/identity/secrets.ts'
import { openBrowser } from '../support/browser.ts'
import { onEveryDatabase } from '../support/databases.ts'
import { dump } from '../support/dump.ts'
import { createPortal } from '../support/portal.ts'
import { confirmWho, tokenOf } from '../support/sessions.ts'
import { codeIn, newAddress, newestMail, signInNew, tokenIn } from '../support/signed-in.ts'

onEveryDatabase((opened) => {
  /** Somebody in the middle of everything that has a secret to it. */
  async function beginEverything() {
    const { app } = createPortal(opened.db)
    const signedIn = await signInNew(app, { secretAnswer: 'Biscuit' })
    const { email, password } = signedIn
    const former = tokenOf(signedIn)
    await confirmWho(signedIn)
    const { text } = await signedIn.request('POST', '/api/account/two-step/app')
    const waiting = openBrowser(app)
    await waiting.request('POST', '/api/sign-in', { email, password })
    const code = codeIn(await newestMail(waiting, email))
    await waiting.request('POST', '/api/password/forgotten', { email })
    const reset = await newestMail(waiting, email)
    const next = newAddress()
    await signedIn.request('PUT', '/api/account/email', { email: next })
    const change = await newestMail(waiting, next)
    const cookies = { former, session: tokenOf(signedIn), device: signedIn.cookies.get('device') ?? '' }
    const challenge = waiting.cookies.get('challenge') ?? ''
    const links = { reset: tokenIn(reset), change: tokenIn(change) }
    const { secret } = AppSecret.parse(JSON.parse(text))
    return {
      long: { ...cookies, ...links, challenge, secret, password, answer: 'biscuit' },
      codes: { code, reset: codeIn(reset), change: codeIn(change) },
    }
  }

  /** A moment's millionths of a second, and digits within hashes and ids, are no code. */
  const asCode = (code: string) => new RegExp(`(?<![\\w.-])${code}(?![\\w-])`)

  test('whoever reads the database finds nothing in it to come in with', async () => {
    const { long, codes } = await beginEverything()
    const everything = await dump(opened.pool)
    const kept = withoutMails(everything)
    for (const [name, secret] of Object.entries(long)) {
      assert.ok(secret.length > 5, name)
      assert.ok(!kept.toLowerCase().includes(secret.toLowerCase()), name)
    }
    for (const [name, code] of Object.entries(codes)) assert.doesNotMatch(kept, asCode(code), name)

    // What is looked for would be found: the hashes are there, and what is to be mailed.
    for (const name of ['former', 'session', 'device', 'reset', 'change', 'challenge'] as const) {
      assert.ok(kept.includes(hashToken(long[name])), name)
    }
    for (const code of Object.values(codes)) assert.match(everything, asCode(code))
    for (const link of [long.reset, long.change]) assert.ok(everything.includes(link))
  })
})

/** They hold what is to be sent, until it is. */
function withoutMails(everything: string): string {
  return everything.replace(/^mail \((?:[^\n]|\n(?!\w+ \())*/gm, '')
}
