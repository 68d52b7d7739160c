import { html, type TemplateResult } from 'lit'
import { dueDay } from '#contract/due.ts'
import type { Form, GivenAnswers } from '#contract/form.ts'
import { daysBetween, londonDay, showDay } from '#contract/london.ts'
import type { KeptPerson } from '#device/records.ts'
import '#page/person-bar.ts'
import { factsOf } from './person-facts.ts'

/** Who this is about, on every screen of a form and of what was sent; paper says it in its own way. */
export function renderPersonBar(person: KeptPerson, { title }: Form, given: GivenAnswers): TemplateResult {
  const due = dueDay(given)
  const { name, born } = factsOf(person)
  return html`<person-bar
    class="on-screen"
    person=${name}
    born=${born}
    form=${title}
    .due=${due && shortDue(due, londonDay(new Date()))}
  ></person-bar>`
}

/** Without the year, which a phone has no room for, as long as the day can only be meant in one. */
function shortDue(due: string, today: string): string {
  return Math.abs(daysBetween(today, due)) < 180 ? showDay(due).replace(/ \d{4}$/, '') : showDay(due)
}
