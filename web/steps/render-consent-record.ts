import { css, html, type TemplateResult } from 'lit'
import { isNothing } from '#contract/asking.ts'
import type { GivenAnswers } from '#contract/form.ts'
import type { KeptPerson } from '#device/records.ts'
import './consent-reading.ts'
import { factsOf } from './person-facts.ts'
import { obtainedAt } from './word-consent.ts'

/** For whatever shows the questions of a record. */
export const recordSheet = css`
  .under {
    margin: calc(-1 * var(--s-4)) 0 var(--s-6);
  }
  .under .quiet {
    margin-left: -8px;
  }
`

interface ConsentRecord {
  person: KeptPerson
  given: GivenAnswers
  /** The number of the form's step that it stands in, if it stands in a form. */
  step?: number | undefined
  /** Puts answers on the screen, and keeps them. */
  keep: (answers: GivenAnswers) => void
}

/** What one record of consent has beside its questions, in the slots of `question-form`. */
export function renderConsentRecord({ person, given, step, keep }: ConsentRecord): TemplateResult {
  const { name, forename } = factsOf(person)
  return html`<consent-reading
      slot="top"
      .to=${whomAsked(given) ?? forename}
      .step=${step}
      @finished-reading=${({ detail }: HTMLElementEventMap['finished-reading']) => keep(missingIn(given, obtainedAt(detail.at)))}
    ></consent-reading>
    <p class="under" slot="after-name">
      <button type="button" class="btn quiet" @click=${() => keep({ name, relationship: 'SELF' })}>Use ${name}</button>
    </p>
    ${renderUseNow(keep)}`
}

/** What was written down already stays: the statement may be read again on another day. */
function missingIn(given: GivenAnswers, answers: GivenAnswers): GivenAnswers {
  return Object.fromEntries(Object.entries(answers).filter(([name]) => isNothing(given[name])))
}

/** Below the question of that name: this moment, as the date and the time. */
export function renderUseNow(keep: ConsentRecord['keep']): TemplateResult {
  return html`<p class="under" slot="after-time">
    <button type="button" class="btn small second-choice" @click=${() => keep(obtainedAt(new Date().toISOString()))}>
      Use now
    </button>
  </p>`
}

/** Somebody else than the young person, once that is said. */
function whomAsked({ name, relationship }: GivenAnswers): string | undefined {
  const isOther = typeof relationship === 'string' && !['', 'SELF'].includes(relationship)
  return isOther && typeof name === 'string' && name.trim() !== '' ? name : undefined
}
