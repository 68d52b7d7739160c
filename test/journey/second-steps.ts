import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import type { Page } from 'playwright-core'
import { confirmItIsYou, openAccount } from './practitioner.ts'

/** What unlocks a phone, and keeps passkeys: in this tab, as long as it is open. Every finger on it is the owner's. */
export async function addPasskeyKeeper(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** From anywhere to the recovery codes. */
export async function createPasskey(page: Page): Promise<void> {
  await openAccount(page, 'Two Step Verification')
  await page.getByRole('link', { name: 'Add a passkey' }).click()
  await page.getByRole('button', { name: 'Create a passkey' }).click()
  await confirmItIsYou(page)
}

/** From the choice of it to the recovery codes. */
export async function setUpApp(page: Page): Promise<{ secret: string; step: number }> {
  await page.getByRole('heading', { name: 'Set up an authenticator app' }).waitFor()
  const key = await page.getByText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()
  const secret = key.replaceAll(' ', '')
  const step = currentStep()
  await enterSecondStep(page, 'Verification code', appCode(secret, step))
  return { secret, step }
}

export async function enterSecondStep(page: Page, label: string, code: string): Promise<void> {
  await page.getByLabel(label).fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
}

/** Instead of the preferred way. */
export async function enterRecoveryCode(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Use a recovery code' }).click()
  await enterSecondStep(page, 'Recovery code', code)
}

/** Ends on the log-on screen, or where new ones were asked for. */
export async function keepRecoveryCodes(page: Page): Promise<string[]> {
  const codes = await readRecoveryCodes(page)
  await page.getByRole('checkbox', { name: 'I have kept these codes' }).check()
  await page.getByRole('button', { name: 'Finish' }).click()
  return codes
}

async function readRecoveryCodes(page: Page): Promise<string[]> {
  const list = page.getByRole('list', { name: 'Recovery codes' })
  await list.waitFor()
  const codes = await list.getByRole('listitem').allTextContents()
  assert.equal(new Set(codes).size, 10)
  return codes
}

/** As an authenticator app counts: half minutes since 1970. */
export const currentStep = (): number => Math.floor(Date.now() / 30_000)

/** RFC 6238, by what the portal does not use itself. */
export function appCode(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', fromBase32(secret)).update(counter).digest()
  const offset = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(offset) & 0x7f_ff_ff_ff) % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const bytes = bits.join('').match(/.{8}/g) ?? []
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)))
}
