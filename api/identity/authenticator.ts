import { generateSecret, generateURI, verifySync } from 'otplib'

/** What every authenticator app takes: SHA-1, six digits, thirty seconds. The library's defaults are the same. */
const scheme = { algorithm: 'sha1', digits: 6, period: 30 } as const

/** 160 bits, as RFC 4226 recommends, in base32. */
export function createAppSecret(): string {
  return generateSecret({ length: 20 })
}

/** What a QR code brings to the app. */
export function appUri(secret: string, account: string): string {
  return generateURI({ ...scheme, issuer: 'Coventry SEND portal', label: account, secret })
}

/** The time step whose code this is; who keeps it lets no code of that step or an earlier one in again. */
export function matchStep(secret: string, code: string, at: Date): number | undefined {
  const token = code.replace(/\s/g, '')
  if (!/^[0-9]{6}$/.test(token)) return undefined
  const epoch = Math.floor(at.getTime() / 1000)
  // One step to either side: phones are slow to type on, and their clocks are not ours.
  const match = verifySync({ ...scheme, secret, token, epoch, epochTolerance: scheme.period })
  return 'timeStep' in match ? match.timeStep : undefined
}
