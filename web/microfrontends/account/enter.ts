import { SignedIn } from '#contract/identity.ts'
import type { Practitioner } from '#contract/wire.ts'
import { enterPhone } from '#device/practitioner.ts'
import { go } from '#page/go.ts'
import { between } from './between.ts'
import { wordReply, type Notice } from './refusal.ts'

/** Signed in: this phone knows whose it is, the shell hears of it, Home opens. Rejects with a `StorageFault`. */
export async function enter(page: HTMLElement, practitioner: Practitioner): Promise<void> {
  await enterPhone(practitioner)
  Object.assign(between, { email: undefined, news: undefined, registration: {} })
  page.dispatchEvent(new CustomEvent('signed-in', { detail: { practitioner }, bubbles: true, composed: true }))
  go('/home')
}

/** The same with what the server answered, which may be no answer of the server's at all. */
export async function enterWith(page: HTMLElement, body: unknown): Promise<Notice | undefined> {
  const signedIn = SignedIn.safeParse(body)
  if (!signedIn.success) return wordReply({ outcome: 'later' }, 'Signing in')
  await enter(page, signedIn.data.practitioner)
  return undefined
}

declare global {
  interface HTMLElementEventMap {
    'signed-in': CustomEvent<{ practitioner: Practitioner }>
    'signed-out': CustomEvent
  }
}
