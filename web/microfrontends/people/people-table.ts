import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { showAddress } from '#contract/address.ts'
import { labelOf } from '#contract/code-lists/index.ts'
import { shortDay } from '#contract/london.ts'
import { birthdayOf } from './born.ts'
import { linkName, showStates, wordMoved, type PersonRow } from './person-row.ts'

/** Each with the class of its width, where it has one of its own. */
const columns = {
  Name: 'name',
  'Date of Birth': 'date-of-birth',
  Address: '',
  School: '',
  Sector: '',
  Advice: 'advice',
}

/** For a screen with room: the guide's columns, and how the advice stands. */
export function renderTable(rows: readonly PersonRow[], now: Date): TemplateResult {
  return html`<table class="people">
    <caption class="govuk-visually-hidden">
      People you are working with
    </caption>
    <thead>
      <tr>
        ${Object.entries(columns).map(([column, width]) => html`<th scope="col" class=${width}>${column}</th>`)}
        <th scope="col" class="act"><span class="govuk-visually-hidden">Actions</span></th>
      </tr>
    </thead>
    <tbody>
      ${repeat(
        rows,
        ({ known }) => known.person.id,
        (row) =>
          html`<tr>
            <th scope="row">${linkName(row.known.person)}</th>
            ${row.isMoved ? renderMoved(row) : renderPerson(row, now)}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function renderPerson({ known, select, move }: PersonRow, now: Date): TemplateResult {
  const { details } = known.person
  return html`<td class="nums">${shortDay(birthdayOf(details))}</td>
    <td>${showAddress(details)}</td>
    <td>${details.currentSchool}</td>
    <td>${typeof details.sector === 'string' ? labelOf('sector', details.sector) : nothing}</td>
    <td>${showStates(known, now)}</td>
    <td class="act">${select}${move}</td>`
}

function renderMoved({ known, move }: PersonRow): TemplateResult {
  return html`<td colspan="5">${wordMoved(known.person)}</td>
    <td class="act">${move}</td>`
}
