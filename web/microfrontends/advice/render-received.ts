import { html, nothing, type TemplateResult } from 'lit'
import { dueDay } from '#contract/due.ts'
import { daysBetween, londonDay, showMoment } from '#contract/london.ts'
import type { Portal, Receipt, Submission } from '#contract/wire.ts'
import type { KeptPerson } from '#device/records.ts'
import { factsOf } from '#steps/person-facts.ts'
import { renderContact } from '#steps/render-contact.ts'
import { icon } from '#page/icons.ts'

/** The council has it: when, and what comes next. */
export function renderReceived(
  receipt: Receipt,
  submission: Submission,
  person: KeptPerson | undefined,
  portal: Portal,
): TemplateResult {
  const whose = `${person ? factsOf(person).forename : 'The young person'} and their family`
  const moment = showMoment(receipt.receivedAt)
  return html`<div class="panel ok">
      <h1 tabindex="-1">Advice received</h1>
      <p>Reference number</p>
      <p class="reference">${receipt.reference}</p>
    </div>
    <p class="nums">${portal.councilName} received it at ${moment}${wordTiming(receipt, submission)}.</p>
    <h2>What happens next</h2>
    <ol class="trail">
      <li class="ok">${icon('council')}<b>Received</b><span class="second nums">${moment}</span></li>
      <li class="todo">
        ${icon('search')}<b>The SEND team checks it</b>
        <span class="second">If something is missing they write to you in Messages</span>
      </li>
      <li class="todo">
        ${icon('draft')}<b>The council decides about a plan</b>
        <span class="second">${whose} can see this advice</span>
      </li>
    </ol>
    <h2>To correct or withdraw it</h2>
    <p>${renderContact(portal)} and give the reference number.</p>`
}

/** `, 28 days before it was due`; nothing when nobody said when it was asked for. */
function wordTiming({ receivedAt }: Receipt, { answers }: Submission): string | typeof nothing {
  const due = dueDay(answers)
  if (due === undefined) return nothing
  const days = daysBetween(londonDay(new Date(receivedAt)), due)
  if (days === 0) return ', on the day it was due'
  const count = `${String(Math.abs(days))} ${Math.abs(days) === 1 ? 'day' : 'days'}`
  return `, ${count} ${days > 0 ? 'before' : 'after'} it was due`
}
