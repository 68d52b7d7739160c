import { dueDay, wordDue, type Due } from '#contract/due.ts'
import { londonDay, showDay } from '#contract/london.ts'
import type { Draft } from '#device/records.ts'
import type { IconName } from '#page/icons.ts'
import { refusedDetails, type Case } from './caseload.ts'
import { wordWhere } from '#steps/word-draft.ts'

/** One line of how things stand: a word, then a shape, then a colour. */
export interface State {
  look: '' | 'ok' | 'wait' | 'bad'
  icon: IconName
  words: string
}

const dueLooks = { calm: '', soon: 'wait', late: 'bad' } as const satisfies Record<Due['state'], State['look']>

/** How the person themselves stand, while that needs saying; then the most pressing thing about their advice. */
export function wordCase(known: Case, now: Date): State[] {
  return [statePerson(known), stateAdvice(known, now)].filter((state) => state !== undefined)
}

/** When the first advice for them is due, while it is being written. */
export function firstDue(drafts: readonly Draft[]): string | undefined {
  return drafts
    .map(({ given }) => dueDay(given))
    .filter((day) => day !== undefined)
    .sort()[0]
}

export function stateDue(due: string, now: Date): State {
  const { words, state } = wordDue(due, now)
  return { look: dueLooks[state], icon: state === 'late' ? 'warn' : 'wait', words }
}

function statePerson(known: Case): State | undefined {
  if (refusedDetails(known)) return { look: 'bad', icon: 'warn', words: 'Details not accepted, needs you' }
  if (!known.person.known) return { look: '', icon: 'phone', words: 'Added here, not sent yet' }
  return undefined
}

function stateAdvice({ drafts, waiting, sent }: Case, now: Date): State | undefined {
  const advice = waiting.filter(({ kind }) => kind === 'submission')
  if (advice.some(({ refusal }) => refusal))
    return { look: 'bad', icon: 'warn', words: 'Advice not accepted, needs you' }
  const due = firstDue(drafts)
  if (due !== undefined) return stateDue(due, now)
  if (advice.length > 0) return { look: 'wait', icon: 'phone', words: 'Advice waiting to send' }
  const [draft] = drafts
  if (draft) return { look: '', icon: 'draft', words: `Draft: ${wordWhere(draft)}` }
  const receivedAt = sent
    .map(({ receipt }) => receipt.receivedAt)
    .sort()
    .at(-1)
  if (receivedAt === undefined) return undefined
  return { look: 'ok', icon: 'council', words: `Advice received ${showDay(londonDay(new Date(receivedAt)))}` }
}
