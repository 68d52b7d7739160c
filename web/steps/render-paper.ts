import { html, nothing, type TemplateResult } from 'lit'
import { findStatement, statementText } from '#contract/statements/index.ts'
import { summarise, type Group } from '#contract/summary.ts'
import { wordMark, wordMoment, type Paper, type PaperStanding } from './paper.ts'
import { notNeeded } from './form-answers.ts'
import { factsOf } from './person-facts.ts'
import { renderFact, renderSubmitter } from './render-parties.ts'
import { stepHeading } from './way.ts'

/** The record as it is printed: question left, answer right. */
export function renderPaper(paper: Paper): TemplateResult {
  const { form, answers, facts, submitter, role } = paper
  return html`${renderTop(paper)} ${renderSubmitter(submitter, role)}
  ${summarise(form, answers, facts).map(
    ({ step, groups }) =>
      html`<section>
        <h2>${stepHeading(form, step)}</h2>
        ${groups.length === 0 ? notNeeded : groups.map((group) => renderGroup(paper, group))}
      </section>`,
  )}
  ${renderDeclarations(paper)}`
}

function renderTop({ councilName, form, about, standing }: Paper) {
  const { name, born, gender, school } = factsOf({ details: about })
  const mark = wordMark(standing)
  return html`<header>
      <div>
        <p>${councilName}</p>
        <h1>${form.title}</h1>
      </div>
      <div class="standing">
        ${mark === undefined ? nothing : html`<p class="mark">${mark}</p>`}
        <dl class="nums">${renderStanding(standing)}</dl>
      </div>
    </header>
    <p class="who nums"><b>${name}</b> <span>born ${born}</span> <span>${gender}</span> <span>${school}</span></p>`
}

function renderStanding(standing: PaperStanding) {
  if (standing.at === 'draft') return renderFact('Last saved', wordMoment(standing.savedAt))
  if (standing.at === 'phone') return renderFact('Completed', wordMoment(standing.finishedAt))
  const { reference, receivedAt } = standing.receipt
  return html`${renderFact('Reference', reference)} ${renderFact('Received', wordMoment(receivedAt))}`
}

/** A record of consent stays on one page, with what was read to the person. */
function renderGroup({ answers }: Paper, { page, heading = page.title, entry, rows }: Group) {
  const { questions } = 'list' in page ? page.list : page
  const statements = rows.filter(({ name }) => questions[name]?.kind === 'statement')
  const isConsent = Object.values(questions).some(({ kind }) => kind === 'statement')
  return html`<div class=${[heading === undefined ? '' : 'headed', isConsent ? 'whole' : ''].join(' ')}>
    ${heading === undefined ? nothing : html`<h3>${heading}</h3>`}
    <dl class="kv">
      ${rows.map(({ label, words }) => renderFact(label, words.join('\n')))}
      ${statements.map(({ name }) => renderStatement((entry ?? answers)[name]))}
    </dl>
  </div>`
}

function renderStatement(id: unknown) {
  const statement = findStatement(String(id))
  return statement ? renderFact('Consent statement, as read', statementText(statement)) : nothing
}

function renderDeclarations({ declarations, standing, submitter }: Paper) {
  const isAgreed = standing.at !== 'draft'
  return html`<section>
    <h2>Declarations</h2>
    <dl class="kv declarations">
      ${declarations.map((text) => renderFact(isAgreed ? 'I agree' : 'Not agreed yet', text))}
    </dl>
    ${
      isAgreed
        ? html`<p class="end nums">
            Agreed by ${submitter.forename} ${submitter.surname}, ${wordMoment(standing.finishedAt)}
          </p>`
        : nothing
    }
  </section>`
}
