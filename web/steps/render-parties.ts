import { html, nothing, type TemplateResult } from 'lit'
import { labelOf } from '#contract/code-lists/index.ts'
import { ageOn, londonDay } from '#contract/london.ts'
import type { Practitioner, SentRole } from '#contract/wire.ts'
import type { KeptPerson } from '#device/records.ts'
import { factsOf } from './person-facts.ts'

/** Who submits it, and in which role; the role can be changed at `changePath`, and nowhere on paper. */
export function renderSubmitter(
  { forename, surname }: Practitioner,
  role: SentRole | undefined,
  changePath?: string,
): TemplateResult {
  const title = role && labelOf('professionalRole', role.professionalRole)
  const change =
    changePath === undefined
      ? nothing
      : html`<dd class="change">
          <a href=${changePath}>Change<span class="govuk-visually-hidden"> your work profile</span></a>
        </dd>`
  return html`<section class="card block">
    <h2>Form submitter details</h2>
    <dl class="kv">
      ${renderFact('Name', `${forename} ${surname}`)} ${renderFact('Professional Role', title, change)}
      ${renderFact('Organisation Name', role?.organisationName)}
    </dl>
  </section>`
}

/** Whom it is about. */
export function renderSubject(person: KeptPerson): TemplateResult {
  const { name, gender, born, bornOn, school } = factsOf(person)
  const age = ageOn(bornOn, londonDay(new Date()))
  return html`<section class="card block">
    <h2>Child / Young Person Details</h2>
    <dl class="kv">
      ${renderFact('Name', name)} ${renderFact('Gender', gender)}
      ${renderFact('Date of Birth', `${born} (${String(age)} years old)`)} ${renderFact('Current School', school)}
    </dl>
  </section>`
}

/** A row of a list of facts. */
export function renderFact(label: string, words: string | undefined, change?: unknown): TemplateResult {
  return html`<div>
    <dt>${label}</dt>
    <dd>${words || 'Not provided'}</dd>
    ${change}
  </div>`
}
