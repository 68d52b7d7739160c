import { html, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { showAddress } from '#contract/address.ts'
import { labelOf } from '#contract/code-lists/index.ts'
import { listedName } from '#contract/person.ts'
import type { KeptPerson } from '#device/records.ts'
import { listBorn } from './born.ts'
import { linkName, showStates, wordMoved, type PersonRow } from './person-row.ts'

/** For a phone. */
export function renderCards(rows: readonly PersonRow[], now: Date): TemplateResult {
  return html`<ul class="list">
    ${repeat(
      rows,
      ({ known }) => known.person.id,
      (row) => html`<li class="card">${row.isMoved ? renderMoved(row) : renderPerson(row, now)}</li>`,
    )}
  </ul>`
}

function renderPerson({ known, select, move }: PersonRow, now: Date): TemplateResult {
  const { details } = known.person
  return html`<div class="row">
      <div>
        <h2 class="item">${linkName(known.person)}</h2>
        <p class="second nums">${listBorn(details, now)}</p>
        <p class="second">${showSchool(details)}</p>
        <p class="second">${showAddress(details)}</p>
      </div>
      ${select}
    </div>
    <div class="foot">${showStates(known, now)}${move}</div>`
}

function renderMoved({ known, move }: PersonRow): TemplateResult {
  return html`<div class="row">
    <div>
      <h2 class="item">${listedName(known.person.details)}</h2>
      <p class="second">${wordMoved(known.person)}</p>
    </div>
    ${move}
  </div>`
}

function showSchool({ currentSchool, sector }: KeptPerson['details']): string {
  const school = typeof currentSchool === 'string' ? currentSchool : ''
  return typeof sector === 'string' ? `${school}, ${labelOf('sector', sector)}` : school
}
