import type { TwoStep } from '#contract/identity.ts'
import { practitioner, type Screen } from './screen.ts'

/** Somebody who has turned it on. */
export const member = { ...practitioner, twoStep: true }

export const passkey = {
  id: crypto.randomUUID(),
  name: 'Chrome on Android',
  createdAt: '2026-11-02T09:00:00.000Z',
  usedAt: '2026-11-24T08:30:00.000Z',
}

export const byEmail: TwoStep = { method: 'email', hasApp: false, passkeys: [], recoveryCodesLeft: 0 }

export const withAll: TwoStep = {
  method: 'app',
  hasApp: true,
  passkeys: [passkey, { ...passkey, id: crypto.randomUUID(), name: 'Safari on iPhone', usedAt: null }],
  recoveryCodesLeft: 8,
}

export const recoveryCodes = Array.from({ length: 10 }, (_, index) => `${index}AB2C-3DE4F`)

export const appSecret = {
  secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  uri: 'otpauth://totp/Coventry%20SEND%20portal:lesley@council.example?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Coventry%20SEND%20portal',
}

export const passkeyOptions = {
  challenge: 'Y2hhbGxlbmdl',
  rp: { id: location.hostname, name: 'Coventry SEND portal' },
  user: { id: 'dXNlcg', name: 'lesley@council.example', displayName: 'Lesley Harris' },
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
}

/** The council knows who is there once it was told, as it does: before that it refuses. */
export function asksToConfirm(screen: Screen, request: string, secretQuestion: string | null = null): void {
  screen.refuses(request, 403, 'confirm')
  screen.replies('GET /account/confirm', { status: 200, body: { confirmedUntil: null, secretQuestion } })
  screen.replies('POST /account/confirm', { status: 204 })
}

/** A minute from now. */
export function soon(): string {
  return new Date(Date.now() + 60_000).toISOString()
}
