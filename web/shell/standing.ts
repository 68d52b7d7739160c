import { showTime } from '#contract/london.ts'
import type { Status } from '#page/status-line.ts'

/** How things stand between this phone and the council. */
export interface Standing {
  online: boolean
  sending: boolean
  /** On this phone, on its way to the council. */
  waiting: number
  /** Refused by the council: somebody must look. */
  refused: number
  session: 'open' | 'ended'
  /** The council's server answered when it was last asked. */
  isAnswered: boolean
  /** When everything was last fetched from the council. */
  checkedAt?: string
  /** The next cold start will find everything without a network. */
  ready: boolean
}

/** The line at the bottom edge: the most pressing thing, in words. */
export function wordStanding(standing: Standing): Status {
  const { waiting, refused } = standing
  const waits = `${String(waiting)} waiting on this phone`
  if (refused > 0)
    return { state: 'bad', words: `${String(refused)} ${refused === 1 ? 'needs' : 'need'} you`, href: '/outbox' }
  if (standing.session === 'ended' && standing.online)
    return {
      state: 'wait',
      words: waiting > 0 ? `${waits}. Sign in to send` : 'Sign in to check with the council',
      href: '/',
    }
  if (waiting > 0) return { state: 'wait', words: standing.sending ? 'Sending now' : waits, href: '/outbox' }
  if (!standing.online) return { state: 'offline', words: `No signal. Everything is on this phone${ready(standing)}` }
  if (!standing.isAnswered)
    return { state: 'offline', words: `No answer from the council. Everything is on this phone${ready(standing)}` }
  if (standing.checkedAt === undefined) return { state: 'phone', words: 'Checking with the council' }
  return { state: 'safe', words: `Up to date with the council ${showTime(standing.checkedAt)}${ready(standing)}` }
}

function ready(standing: Standing): string {
  return standing.ready ? '. Ready to work offline' : ''
}
