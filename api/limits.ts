import { forgetAllowance, giveBackAllowance, type Limit, takeAllowance } from '../db/allowances.ts'
import { asIdentity } from '../db/as.ts'
import { keepAudit } from '../db/audit.ts'
import { type Tx } from '../db/connect.ts'
import { hashKey } from './identity/secrets.ts'
import { type Parts } from './parts.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * How often what may be tried. An account is locked for whoever does not come from a device that its practitioner has
 * used before; those count for themselves, so that nobody locks a colleague out by guessing. A network is a whole
 * office behind one address: its limit is wide, and only for what went wrong.
 */
export const limits = {
  signInFromNetwork: { most: 50, within: HOUR },
  signInToAccount: { most: 5, within: 2 * HOUR, pause: 2 * HOUR },
  signInFromDevice: { most: 5, within: 2 * HOUR, pause: 2 * HOUR },
  // With the password known, 20 guesses a day at a code of six digits: 2 in 100,000. The day goes on after the pause.
  secondStep: { most: 20, within: DAY, pause: 2 * HOUR },
  confirmation: { most: 5, within: 2 * HOUR, pause: 2 * HOUR },
  mailsInHour: { most: 5, within: HOUR },
  mailsInDay: { most: 20, within: DAY },
  mailsFromNetwork: { most: 200, within: HOUR },
  mailsToEverybody: { most: 2000, within: HOUR },
  // Apart from what anybody may ask for: only a right password leads to a code.
  codesToEverybody: { most: 2000, within: HOUR },
  registrationFromNetwork: { most: 10, within: HOUR },
  askingFromNetwork: { most: 200, within: HOUR },
  // Of an address, or of circumstances: each sends mails to others.
  changesTold: { most: 10, within: HOUR },
  submissions: { most: 60, within: HOUR },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof limits

type Limited = Pick<Parts, 'db' | 'keys' | 'settings'>

/** Each limit, and whom it is about: an address, an id, a network. Kept hashed. */
export type Takes = Partial<Record<LimitName, string>>

/**
 * Takes one of each, whatever comes of the rest of the request; or none, so that a network that may try no more
 * locks no account, and mails that do not go out use nothing up.
 *
 * @returns Seconds until it is worth asking again; none when all were taken.
 */
export function take(parts: Limited, takes: Takes): Promise<number> {
  return asIdentity(parts.db, (tx) => takeIn(tx, parts, takes))
}

/** The same as a part of something else, which then stands or falls with it. */
export async function takeIn(tx: Tx, { keys, settings }: Omit<Limited, 'db'>, takes: Takes): Promise<number> {
  if (!settings.hasRateLimits) return 0
  const taken: string[] = []
  for (const [name, key] of keysOf(keys, takes)) {
    const { wait, isFirstRefused } = await takeAllowance(tx, key, limits[name])
    if (isFirstRefused) await keepAudit(tx, { actor: null, action: 'limit.reached', detail: { limit: name } })
    if (wait > 0) {
      for (const earlier of taken) await giveBackAllowance(tx, earlier)
      return wait
    }
    taken.push(key)
  }
  return 0
}

/** What was taken for something that went well, and is only counted when it does not. */
export async function giveBack(tx: Tx, { keys }: Pick<Parts, 'keys'>, takes: Takes): Promise<void> {
  for (const [, key] of keysOf(keys, takes)) await giveBackAllowance(tx, key)
}

/** Whoever knows it was only mistyping before. */
export async function forgive(tx: Tx, { keys }: Pick<Parts, 'keys'>, takes: Takes): Promise<void> {
  for (const [, key] of keysOf(keys, takes)) await forgetAllowance(tx, key)
}

function keysOf(keys: Parts['keys'], takes: Takes): [LimitName, string][] {
  const names = Object.keys(limits).filter((name): name is LimitName => name in takes)
  return names.map((name) => [name, `${name} ${hashKey(keys, takes[name] ?? '')}`])
}
