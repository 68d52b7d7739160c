import { askedPages, stepNumber } from '#contract/asking.ts'
import type { Form, GivenAnswers, Step } from '#contract/form.ts'
import { readPage } from '#contract/read.ts'
import type { Draft } from '#device/records.ts'

/** One screen of a form, by the last part of its address: a page of the form, or one of the two around them. */
export interface Screen {
  id: string
  /** The screens to see after it before the form goes on; empty on the way through. */
  queue: readonly string[]
}

/** The first screen, which belongs to no step, and the last. */
export const profile = 'profile'
export const summary = 'summary'

export const screenHeadings: Readonly<Record<string, string>> = {
  [profile]: 'Confirm your work profile',
  [summary]: 'Summary',
}

/** The screens to see next stand behind the `#`: ids of the form's own pages, nothing that was typed. */
export function screenPath(draftId: string, { id, queue }: Screen): string {
  return `/forms/${draftId}/${id}${queue.length > 0 ? `#${queue.join(',')}` : ''}`
}

export function queueOf(hash: string): string[] {
  return hash.slice(1).split(',').filter(Boolean)
}

/** Where the person was when they left. */
export function resumePath({ id, place }: Draft): string {
  return screenPath(id, { id: place.page ?? profile, queue: [] })
}

/**
 * What comes after a page. On the way through, the next page that is asked. After `Change`, back to the summary; but
 * pages that are asked only since the change come before it.
 */
export function screenAfter(form: Form, { id, queue }: Screen, given: GivenAnswers, before: GivenAnswers): Screen {
  const asked = askedIds(form, given)
  if (queue.length === 0) return { id: asked[asked.indexOf(id) + 1] ?? summary, queue: [] }
  const wasAsked = askedIds(form, before)
  const left = asked.filter((page) => page !== id && (queue.includes(page) || !wasAsked.includes(page)))
  return { id: left[0] ?? summary, queue: left.length === 0 ? [] : [...left.slice(1), summary] }
}

export function screenBefore(form: Form, { id, queue }: Screen, given: GivenAnswers): Screen {
  if (queue.length > 0) return { id: summary, queue: [] }
  const asked = askedIds(form, given)
  const index = id === summary ? asked.length : asked.indexOf(id)
  return { id: asked[index - 1] ?? profile, queue: [] }
}

/** Where the work goes on: the first page that is not complete. */
export function firstOpenScreen(form: Form, given: GivenAnswers, today: string): Screen {
  const open = askedPages(form, given).find(({ page, before }) => !readPage(page, given, today, before).ok)
  return { id: open?.page.id ?? summary, queue: [] }
}

/** `Step 1: Your involvement`; without a number beside the numbered ones. */
export function stepHeading(form: Form, step: Step): string {
  const number = stepNumber(form, step.id)
  return number === undefined ? step.title : `Step ${String(number)}: ${step.title}`
}

function askedIds(form: Form, given: GivenAnswers): string[] {
  return askedPages(form, given).map(({ page }) => page.id)
}
