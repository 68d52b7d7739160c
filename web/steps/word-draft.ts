import { entriesOf } from '#contract/entries.ts'
import type { GivenAnswers, Step } from '#contract/form.ts'
import { findForm } from '#contract/forms/index.ts'
import { londonDay, showDay, showTime } from '#contract/london.ts'
import type { Draft, Place } from '#device/records.ts'
import { profile, screenHeadings, stepHeading } from './way.ts'

export function draftTitle({ formId, formVersion }: Pick<Draft, 'formId' | 'formVersion'>): string {
  return findForm(formId, formVersion)?.title ?? 'Advice'
}

/** Where it was left: `Step 3: Social care needs, need 2`. */
export function wordWhere({ formId, formVersion, place, given }: Draft): string {
  const form = findForm(formId, formVersion)
  const page = place.page ?? profile
  const step = form?.steps.find(({ pages }) => pages.some(({ id }) => id === page))
  if (!form || !step) return screenHeadings[page] ?? ''
  return [stepHeading(form, step), ...wordEntry(step, place, given)].join(', ')
}

/** `need 2` */
function wordEntry({ pages }: Step, { page, entry }: Place, given: GivenAnswers): string[] {
  const open = pages.find(({ id }) => id === page)
  if (!open || !('list' in open)) return []
  const index = entriesOf(given[open.list.name]).findIndex(({ id }) => id === entry)
  return index === -1 ? [] : [`${open.list.noun} ${String(index + 1)}`]
}

/** `14:02` today, `20 November 2026, 17:40` before. */
export function showMoment(moment: string, now: Date): string {
  const day = londonDay(new Date(moment))
  return day === londonDay(now) ? showTime(moment) : `${showDay(day)}, ${showTime(moment)}`
}
