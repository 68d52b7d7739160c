import { html, nothing, type TemplateResult } from 'lit'
import { showDay } from '#contract/london.ts'
import { standing } from '#device/consents.ts'
import type { KeptConsent, OutboxItem } from '#device/records.ts'
import { receiptPath } from '#steps/receipt-path.ts'
import { consentDay, consentName, wordOutcome } from '#steps/word-consent.ts'
import { showPill } from './show-state.ts'
import type { State } from './word-case.ts'

/** Every record of consent about one person that was made outside a form, the newest first. */
export function renderConsents(
  consents: readonly KeptConsent[],
  waiting: readonly OutboxItem[],
): TemplateResult | typeof nothing {
  if (consents.length === 0) return nothing
  const holding = standing(consents)
  return html`<h2>Consent</h2>
    <ul class="list">
      ${consents.map((kept) => renderOne(kept, holding.includes(kept), stateOf(kept, waiting)))}
    </ul>`
}

function renderOne({ consent }: KeptConsent, isStanding: boolean, state: State) {
  const outcome = isStanding ? wordOutcome(consent) : `${wordOutcome(consent)}. No longer holds`
  return html`<li class="card consent">
    <h3><a href=${receiptPath(consent)}>Record of ${showDay(consentDay(consent))}</a></h3>
    <p>${consentName(consent)}: ${outcome}</p>
    <p>${showPill(state)}</p>
  </li>`
}

function stateOf({ id, receivedAt }: KeptConsent, waiting: readonly OutboxItem[]): State {
  if (receivedAt !== undefined) return { look: 'ok', icon: 'council', words: 'Received' }
  const item = waiting.find(({ subjectId }) => subjectId === id)
  if (!item) return { look: '', icon: 'phone', words: 'Stays on this phone until you sign out' }
  return item.refusal
    ? { look: 'bad', icon: 'warn', words: 'Needs you' }
    : { look: 'wait', icon: 'wait', words: 'Waiting to send' }
}
