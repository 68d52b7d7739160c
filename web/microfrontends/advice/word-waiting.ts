import { showTime } from '#contract/london.ts'
import { isDue } from '#device/back-off.ts'
import { refusedAhead } from '#device/person-queue.ts'
import type { loadSession } from '#device/practitioner.ts'
import type { OutboxItem } from '#device/records.ts'
import type { IconName } from '#page/icons.ts'

export type Session = Awaited<ReturnType<typeof loadSession>>

/** How something that waits stands: a word, then a shape, then a colour. */
export interface Standing {
  look: 'wait' | 'bad'
  icon: IconName
  words: string
}

export interface Circumstances {
  isOnline: boolean
  isSending: boolean
  session: Session
  /** Everything that waits, in order. */
  items: readonly OutboxItem[]
}

export function wordWaiting(item: OutboxItem, { isOnline, isSending, session, items }: Circumstances): Standing {
  if (item.refusal) return { look: 'bad', icon: 'warn', words: 'Needs you' }
  if (!isOnline) return waits('Waiting for a signal')
  if (session === 'ended') return { look: 'wait', icon: 'lock', words: 'Sign in to send' }
  const refused = refusedAhead(item, items)
  if (refused) return { look: 'bad', icon: 'warn', words: wordAhead(refused) }
  if (!isDue(item)) return waits(`No answer from the council. Next try ${showTime(new Date(item.dueAt).toISOString())}`)
  return isSending ? { look: 'wait', icon: 'new', words: 'Sending now' } : waits('Waiting to send')
}

function wordAhead({ kind }: OutboxItem): string {
  return kind === 'consent' ? 'An earlier consent record needs you first' : "The person's details need you first"
}

function waits(words: string): Standing {
  return { look: 'wait', icon: 'wait', words }
}
