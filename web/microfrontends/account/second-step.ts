import type { TextQuestion } from '#contract/form.ts'
import type { SecondStep } from '#contract/identity.ts'
import { browserSupportsWebAuthn } from '@simplewebauthn/browser'

/** The ways that are a code to be typed. */
export type CodeWay = Exclude<SecondStep, 'passkey'>

export const sixDigits = {
  kind: 'text',
  label: 'Verification code',
  noun: 'the verification code',
  most: 20,
  format: 'six-digits',
  autocomplete: 'one-time-code',
} as const satisfies TextQuestion

/** Spaces, hyphens and capitals are the server's to look past: it knows how its codes are written. */
export const recoveryCode = {
  kind: 'text',
  label: 'Recovery code',
  noun: 'a recovery code',
  hint: 'One of those you put away when you set up Two Step Verification. Each works once',
  most: 40,
} as const satisfies TextQuestion

export const wrongCode: Readonly<Record<CodeWay, string>> = {
  email: 'This is not the code in the newest email. Check it and enter it again',
  app: 'This is not the code that your authenticator app shows now. Enter the newest one',
  recovery: 'This is not one of your recovery codes, or it was used before. Check it, or enter another one',
}

export const noWay =
  'This browser cannot use your passkey. Open the portal in the browser that has it, or ask the council’s team.'

export function canUsePasskeys(): boolean {
  return browserSupportsWebAuthn()
}

/** Those that can be taken in this browser. */
export function waysHere(ways: readonly SecondStep[]): SecondStep[] {
  return ways.filter((way) => way !== 'passkey' || canUsePasskeys())
}
