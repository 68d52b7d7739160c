import { askedPages, stepNumber } from '#contract/asking.ts'
import { entriesOf } from '#contract/entries.ts'
import type { Form, GivenAnswers, Step } from '#contract/form.ts'
import { londonDay } from '#contract/london.ts'
import { isEnough, readPage } from '#contract/read.ts'
import type { Draft, Place } from '#device/records.ts'
import { hangsOn } from './threads.ts'

/** What decides which screens there are, beside the answers. */
export interface Walk {
  form: Form
  /** What is known of the person (`facts.ts`). */
  facts: GivenAnswers
}

/** One screen of a form, by the last parts of its address: a page of the form, or one of the two around them. */
export interface Screen {
  id: string
  /** One entry of the page's list, or one that is still to be made. */
  entry?: string | undefined
  /** The entry of an earlier list that a new entry belongs to. */
  to?: string | undefined
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

const linkMark = 'to='

/** Behind the `#` stand the screens to see next and what a new entry belongs to: ids alone, nothing that was typed. */
export function screenPath(draftId: string, { id, entry, to, queue }: Screen): string {
  const parts = to === undefined ? queue : [linkMark + to, ...queue]
  return `/forms/${[draftId, id, ...(entry === undefined ? [] : [entry])].join('/')}${parts.length > 0 ? `#${parts.join(',')}` : ''}`
}

export function queueOf(hash: string): string[] {
  return partsOf(hash).filter((part) => !part.startsWith(linkMark))
}

export function linkOf(hash: string): string | undefined {
  return partsOf(hash)
    .find((part) => part.startsWith(linkMark))
    ?.slice(linkMark.length)
}

/** Where something is changed on the summary's behalf, to come straight back there. */
export function changePath(draftId: string, { page = profile, entry }: Place): string {
  return screenPath(draftId, { id: page, entry, queue: [summary] })
}

/** Where the person was when they left. */
export function resumePath({ id, place }: Draft): string {
  return screenPath(id, { id: place.page ?? profile, entry: place.entry, queue: [] })
}

export function placeOf({ id, entry }: Pick<Screen, 'id' | 'entry'>): Place {
  return { page: id, ...(entry === undefined ? {} : { entry }) }
}

/**
 * What comes after a page. On the way through, the next page that is asked. After `Change`, back to the summary; but
 * pages that are asked only since the change come before it. After an entry, its list.
 */
export function screenAfter(walk: Walk, screen: Screen, given: GivenAnswers, before: GivenAnswers): Screen {
  const { id, entry } = screen
  const toSee = queueAfter(walk, screen, given, before)
  if (entry !== undefined) return { id, queue: toSee }
  const asked = askedIds(walk, given)
  const [next = asked[asked.indexOf(id) + 1] ?? summary, ...left] = toSee
  return withFirstEntry(walk, { id: next, queue: left }, given)
}

/** What is still to be seen after a page, with what is asked, or lacks something, only since the change. */
export function queueAfter(walk: Walk, { id, queue }: Screen, given: GivenAnswers, before: GivenAnswers): string[] {
  if (queue.length === 0) return []
  const [wasAsked, wasFine, isFine] = [askedIds(walk, before), fineIds(walk, before), fineIds(walk, given)]
  const isNew = (page: string) => !wasAsked.includes(page) || (wasFine.includes(page) && !isFine.includes(page))
  const left = askedIds(walk, given).filter((page) => page !== id && (queue.includes(page) || isNew(page)))
  return [...left, summary]
}

export function screenBefore(walk: Walk, { id, entry, queue }: Screen, given: GivenAnswers): Screen {
  if (entry !== undefined && !opensAtOnce(walk, id, given)) return { id, queue }
  if (queue.length > 0) return { id: summary, queue: [] }
  const asked = askedIds(walk, given)
  const index = id === summary ? asked.length : asked.indexOf(id)
  return { id: asked[index - 1] ?? profile, queue: [] }
}

/** Where the work goes on: the first page that is not complete. */
export function firstOpenScreen(walk: Walk, given: GivenAnswers, today: string): Screen {
  const { form, facts } = walk
  const open = askedPages(form, given, facts).find(
    ({ page, before }) => !readPage(page, given, { today, facts }, before).ok,
  )
  return withFirstEntry(walk, { id: open?.page.id ?? summary, queue: [] }, given)
}

/** `Step 1: Your involvement`; without a number beside the numbered ones. */
export function stepHeading(form: Form, step: Step): string {
  const number = stepNumber(form, step.id)
  return number === undefined ? step.title : `Step ${String(number)}: ${step.title}`
}

/** Instead of a page with nothing on it, its first entry, with an id minted for it. */
function withFirstEntry(walk: Walk, screen: Screen, given: GivenAnswers): Screen {
  return opensAtOnce(walk, screen.id, given) ? { ...screen, entry: crypto.randomUUID() } : screen
}

/** A list that needs an entry, and has none; where its entries hang on others, those are on the page. */
function opensAtOnce({ form, facts }: Walk, id: string, given: GivenAnswers): boolean {
  const asked = askedPages(form, given, facts).find(({ page }) => page.id === id)
  if (!asked || !('list' in asked.page)) return false
  const { list } = asked.page
  const isEmpty = entriesOf(given[list.name]).length === 0
  return isEmpty && hangsOn(list) === undefined && !isEnough(list, 0, asked.before)
}

function partsOf(hash: string): string[] {
  return hash.slice(1).split(',').filter(Boolean)
}

function askedIds({ form, facts }: Walk, given: GivenAnswers): string[] {
  return askedPages(form, given, facts).map(({ page }) => page.id)
}

/** The pages that lack nothing. */
function fineIds({ form, facts }: Walk, given: GivenAnswers): string[] {
  const on = { today: londonDay(new Date()), facts }
  return askedPages(form, given, facts)
    .filter(({ page, before }) => readPage(page, given, on, before).ok)
    .map(({ page }) => page.id)
}
