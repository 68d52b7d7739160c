import { findForm } from '#contract/forms/index.ts'
import { londonDay, showDay, showTime } from '#contract/london.ts'
import type { Draft } from '#device/records.ts'
import { profile, screenHeadings, stepHeading } from './way.ts'

export function draftTitle({ formId, formVersion }: Pick<Draft, 'formId' | 'formVersion'>): string {
  return findForm(formId, formVersion)?.title ?? 'Advice'
}

/** Where it was left: `Step 1: Your involvement`. */
export function wordWhere({ formId, formVersion, place }: Draft): string {
  const form = findForm(formId, formVersion)
  const page = place.page ?? profile
  const step = form?.steps.find(({ pages }) => pages.some(({ id }) => id === page))
  return form && step ? stepHeading(form, step) : (screenHeadings[page] ?? '')
}

/** `14:02` today, `20 November 2026, 17:40` before. */
export function showMoment(moment: string, now: Date): string {
  const day = londonDay(new Date(moment))
  return day === londonDay(now) ? showTime(moment) : `${showDay(day)}, ${showTime(moment)}`
}
