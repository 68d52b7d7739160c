import { html, nothing, type TemplateResult } from 'lit'
import type { OutboxItem } from '#device/records.ts'
import type { SentSubmission, Submission } from '#contract/wire.ts'
import type { Case } from './caseload.ts'
import { showPill } from './show-state.ts'
import { draftTitle, showMoment } from '#steps/word-draft.ts'
import type { State } from './word-case.ts'

/** One thing that was handed in, wherever it is now. */
interface HandedIn {
  submission: Submission
  state: State
  reference?: string
}

/** Everything handed in about one person, the newest first. */
export function renderSent(
  { waiting, sent }: Pick<Case, 'waiting' | 'sent'>,
  now: Date,
): TemplateResult | typeof nothing {
  const all = [...waiting.flatMap(waitingOf), ...sent.map(receivedOf)].sort((a, b) =>
    a.submission.finishedAt < b.submission.finishedAt ? 1 : -1,
  )
  if (all.length === 0) return nothing
  return html`<h2>Sent</h2>
    <ul class="list">
      ${all.map((one) => renderOne(one, now))}
    </ul>`
}

function renderOne({ submission, state, reference }: HandedIn, now: Date): TemplateResult {
  const finished = `Finished ${showMoment(submission.finishedAt, now)}`
  return html`<li class="card sent">
    <h3><a href="/sent/${submission.id}">${draftTitle(submission)}</a></h3>
    <p class="second nums">${finished}${reference === undefined ? nothing : html`<br />Reference ${reference}`}</p>
    <p>${showPill(state)}</p>
  </li>`
}

function waitingOf(item: OutboxItem): HandedIn[] {
  if (item.kind !== 'submission') return []
  const state: State = item.refusal
    ? { look: 'bad', icon: 'warn', words: 'Needs you' }
    : { look: 'wait', icon: 'wait', words: 'Waiting to send' }
  return [{ submission: item.document, state }]
}

function receivedOf({ receipt, submission }: SentSubmission): HandedIn {
  return { submission, state: { look: 'ok', icon: 'council', words: 'Received' }, reference: receipt.reference }
}
