import { setTimeout } from 'node:timers/promises'
import { asChore } from '../db/as.ts'
import { type Head, linkAudit, type Sign } from '../db/audit-chain.ts'
import { type Db } from '../db/connect.ts'
import { errorLine } from './error-line.ts'

/** How often it looks for rows; until it is linked a row can be changed unseen. */
const pause = 1000

/** What has failed will mostly fail again, and is to be read in the log, not to fill it. */
const pauseAfterFailure = 60_000

const DAY = 86_400_000

/**
 * Links the rows of the audit, on and on. Every server may run one: the chain is one server's at a time. Once a day,
 * and at the end, it says in the log how far the chain goes: what is written outside the database can be held
 * against it (`npm run audit -- --since SEQ HASH`).
 *
 * @returns What stops it, when all is linked.
 */
export function startChainer(db: Db, sign: Sign): () => Promise<void> {
  const stopping = new AbortController()
  let head: Head | undefined
  const note = () => head && console.log(`audit head ${head.seq} ${head.hash}`)
  const link = () => asChore(db, (tx) => linkAudit(tx, sign, head))

  async function linkWaiting(): Promise<void> {
    for (let next = await link(); next; next = await link()) head = next
  }

  const stopped = onAndOn(linkWaiting, stopping.signal)
  const notes = setInterval(note, DAY).unref()
  return async () => {
    stopping.abort()
    await stopped
    clearInterval(notes)
    note()
  }
}

/** Once more after it is told to stop: requests that ended just before have left their rows. */
async function onAndOn(linkWaiting: () => Promise<void>, stopping: AbortSignal): Promise<void> {
  for (let isLast = false; ; isLast = stopping.aborted) {
    const wait = await linkWaiting().then(() => pause, logFailure)
    if (isLast) return
    await setTimeout(wait, undefined, { signal: stopping }).catch(() => {}) // it is time to stop
  }
}

function logFailure(error: unknown): number {
  console.error(`audit ${errorLine(error)}`)
  return pauseAfterFailure
}
