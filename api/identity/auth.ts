import { AsyncLocalStorage } from 'node:async_hooks'
import { betterAuth } from 'better-auth'
import { twoFactor } from 'better-auth/plugins'
import { type Db } from '../../db/connect.ts'
import { type Keys } from '../keys.ts'
import { cookieSettings } from './cookies.ts'
import { hashCode } from './secrets.ts'
import { type Passwords } from './passwords.ts'
import { tables, twoFactorTables } from './tables.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

/** How long one code, and the challenge it answers, lives. Seconds. */
export const codeLife = 5 * MINUTE

/**
 * A session's longest life. How long it may lie unused is the guard's to see to. Seconds.
 */
const sessionLife = 12 * HOUR

/** Wrong codes in one challenge until it is dead. */
export const codeTries = 5

interface Parts {
  db: Db
  keys: Keys
  publicUrl: string
  passwords: Passwords
}

/**
 * Where a new code goes: to whoever asked for it, who keeps it in a mail. The library would swallow a failure of
 * ours to do so, and the practitioner would wait for a code that never comes.
 */
const receiver = new AsyncLocalStorage<(code: string) => void>()

/**
 * The identity library, on our tables: sign-in, sessions and their cookies, the second step. Its own HTTP handler is
 * served nowhere: our routes call its functions, so that every refusal is one of ours. Registration, activation and
 * reset are our own SQL, because each has to happen wholly or not at all together with its mail.
 */
export function createAuth({ db, keys, publicUrl, passwords }: Parts) {
  return betterAuth({
    baseURL: publicUrl,
    secret: keys.session,
    database: { db, type: 'postgres', transaction: true },
    ...tables,
    session: { ...tables.session, expiresIn: sessionLife, disableSessionRefresh: true },
    databaseHooks: { session: { create: { before: noteSecondStep } } },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      requireEmailVerification: true,
      // In UTF-16 units; a password has at most 128 characters.
      maxPasswordLength: 256,
      password: { hash: passwords.hash, verify: ({ hash, password }) => passwords.verify(hash, password) },
    },
    plugins: [
      twoFactor({
        ...twoFactorTables,
        twoFactorCookieMaxAge: codeLife,
        totpOptions: { disable: true },
        otpOptions: {
          digits: 6,
          period: codeLife / MINUTE,
          allowedAttempts: codeTries,
          storeOTP: { hash: (code) => Promise.resolve(hashCode(keys, code)) },
          sendOTP: ({ otp }) => receiver.getStore()?.(otp),
        },
        // With the password known, 20 guesses a day at a code of six digits: 2 in 100,000.
        accountLockout: { maxFailedAttempts: 20, durationSeconds: 24 * HOUR },
      }),
    ],
    advanced: {
      ...cookieSettings(publicUrl),
      // The library reads practitioners and credentials and never makes one: it misses columns it does not need.
      database: { generateId: () => crypto.randomUUID(), validateSchema: false },
      ipAddress: { disableIpTracking: true },
    },
    rateLimit: { enabled: false },
    logger: { disabled: true },
    telemetry: { enabled: false },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** Makes a code for the challenge of that cookie. Earlier ones are good no longer. */
export async function createSignInCode(auth: Auth, challenge: { cookie: string }): Promise<string> {
  let code = ''
  const take = (made: string) => {
    code = made
  }
  await receiver.run(take, () => auth.api.sendTwoFactorOTP({ headers: challenge }))
  return code
}

/** Marks a session that was begun with the second step. The practitioner's own mark may be newer than the session. */
function noteSecondStep<T extends object>(session: T, context: { path?: string } | null) {
  return Promise.resolve({ data: { ...session, secondStep: context?.path === '/two-factor/verify-otp' } })
}
