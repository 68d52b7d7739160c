const minute = 60_000

/** So long after the last request the server ends the session. */
export const idleLimit = 30 * minute

const warnAfter = idleLimit - 2 * minute

/** A minute more than lies between two checks of the sender: where that checks, nobody need ask. */
const quietAfter = 6 * minute

/** The server counts from when a question arrived. Asked sooner, it would keep alive what nobody uses. */
const overAfter = idleLimit + minute

const betweenQuestions = minute

/** Moments in milliseconds by the phone's clock: only their differences count, and the clock may jump. */
export interface Idle {
  /** When the server was last asked and answered; `-Infinity` until it has. */
  contactAt: number
  /** When somebody last did something. */
  activeAt: number
  /** When we last asked, answered or not. */
  askedAt: number
}

/** For a page in front, with a network: whether to ask the server, which keeps the session, or to warn of its end. */
export function whatIsDue({ contactAt, activeAt, askedAt }: Idle, now: number): 'nothing' | 'ask' | 'warn' {
  const since = now - contactAt
  const isUsed = activeAt > contactAt
  if (!isUsed && since >= warnAfter && since < idleLimit) return 'warn'
  const isWorthAsking = since < 0 || since >= overAfter || (isUsed && since >= quietAfter)
  return isWorthAsking && Math.abs(now - askedAt) >= betweenQuestions ? 'ask' : 'nothing'
}

/** Milliseconds until something else may be due. */
export function untilNext({ contactAt, askedAt }: Idle, now: number): number {
  const moments = [quietAfter, warnAfter, idleLimit, overAfter].map((after) => contactAt + after)
  const waits = [...moments, askedAt + betweenQuestions].map((moment) => moment - now)
  return Math.min(...waits.filter((wait) => wait > 0), idleLimit)
}
