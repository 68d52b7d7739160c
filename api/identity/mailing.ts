import { type Tx } from '../../db/connect.ts'
import { takeIn, type Takes } from '../limits.ts'
import { type Parts } from '../parts.ts'

/** What mails with a code to sign in with count against. */
export function codesTo(email: string): Takes {
  return { ...mailsTo('code', email), codesToEverybody: '' }
}

/**
 * Whether this address may be sent another mail of that kind; whoever asked is not told. Those that are only asked for,
 * and go to nobody, use up nothing of what everybody shares.
 *
 * @param network - Where anybody may ask, the network they ask from.
 */
export function mayMail(
  tx: Tx,
  parts: Pick<Parts, 'keys' | 'settings'>,
  { kind, email, network }: { kind: string; email: string; network?: string },
) {
  return async (goesOut: boolean) => {
    const shared = { mailsToEverybody: goesOut ? '' : 'nobody' }
    const asked = network === undefined ? {} : { mailsFromNetwork: network }
    return (await takeIn(tx, parts, { ...mailsTo(kind, email), ...asked, ...shared })) === 0
  }
}

function mailsTo(kind: string, email: string): Takes {
  return { mailsInHour: `${kind} ${email}`, mailsInDay: `${kind} ${email}` }
}
