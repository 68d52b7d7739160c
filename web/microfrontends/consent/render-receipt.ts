import { html, nothing, type TemplateResult } from 'lit'
import { londonDay, showDay } from '#contract/london.ts'
import { findStatement, statementText } from '#contract/statements/index.ts'
import type { Consent, Portal, Practitioner } from '#contract/wire.ts'
import { factsOf } from '#steps/person-facts.ts'
import { renderContact } from '#steps/render-contact.ts'
import { consentDay, wordAsked, wordKeptFrom, wordObtained } from '#steps/word-consent.ts'
import type { KeptRecord } from './kept-record.ts'

/** For the family, on the screen or on paper. It says nothing of what the details are. */
export function renderReceipt(
  { kept: { consent }, person }: KeptRecord,
  portal: Portal,
  practitioner: Practitioner | undefined,
): TemplateResult {
  const isAgreed = isAgreement(consent)
  return html`<p class="lead">${wordAgreement(consent)}</p>
    <dl class="kv">
      ${renderFact('About', factsOf(person).name)} ${renderFact('Who was asked', wordAsked(consent))}
      ${renderFact('When', wordObtained(consent))}
      ${isAgreed ? renderFact('Who may see the details', wordAudience(consent)) : nothing}
      ${renderFact('Taken down by', html`${consent.answers['takenBy']}${renderEnteredLater(consent, practitioner)}`)}
    </dl>
    ${renderStatement(consent)} ${isAgreed ? renderChange(portal) : nothing}`
}

function wordAgreement({ answers: { given }, supersedes }: Consent): string {
  if (given === 'yes') return 'You agreed that details of other needs may be shared.'
  if (given === 'restricted')
    return 'You agreed that details of other needs may be shared, with the restrictions that you asked for.'
  if (given === 'not-asked') return 'You were not asked. Details of other needs are not shared.'
  if (supersedes !== null) return 'You withdrew your consent. Details of other needs are no longer to be shared.'
  return 'You said no. Details of other needs are not shared.'
}

function isAgreement({ answers: { given } }: Consent): boolean {
  return given === 'yes' || given === 'restricted'
}

/** As the statement and the declarations have it. */
function wordAudience(consent: Consent): string {
  const keptFrom = wordKeptFrom(consent)
  const all =
    'The council, other professionals who help to write the Plan, the child or young person, and their parent or carer'
  return keptFrom.length === 0 ? `${all}.` : `${all}. Not to be shared with: ${keptFrom.join(', ')}.`
}

/** A record that somebody else took, or that was written down on another day. */
function renderEnteredLater(consent: Consent, practitioner: Practitioner | undefined) {
  const writtenOn = londonDay(new Date(consent.recordedAt))
  const writer = practitioner && `${practitioner.forename} ${practitioner.surname}`
  const isOwn = writer === undefined || writer === consent.answers['takenBy']
  if (isOwn && writtenOn === consentDay(consent)) return nothing
  return html`<br /><span class="second">Entered later by ${writer ?? 'a colleague'} on ${showDay(writtenOn)}</span>`
}

function renderStatement({ answers: { statementRead } }: Consent) {
  const statement = typeof statementRead === 'string' ? findStatement(statementRead) : undefined
  if (!statement) return nothing
  return html`<h2>What was read to you</h2>
    <blockquote><p>${statementText(statement)}</p></blockquote>
    <p class="second nums">Consent statement ${statement.id}</p>`
}

function renderChange(portal: Portal) {
  return html`<h2>If you change your mind</h2>
    <p>
      You can do so at any time. Tell the person who took this down, or the SEND team of ${portal.councilName}:
      ${renderContact(portal)}. We will stop using these details as soon as we can. If they are already in your Plan we
      will talk to you about changing it.
    </p>`
}

function renderFact(label: string, words: unknown) {
  return html`<div>
    <dt>${label}</dt>
    <dd>${words}</dd>
  </div>`
}
