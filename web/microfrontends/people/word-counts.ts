import { londonDay } from '#contract/london.ts'
import type { OutboxItem } from '#device/records.ts'
import type { Case } from './caseload.ts'
import { firstDue } from './word-case.ts'

/** `4 people, 1 advice late` */
export function wordPeople(cases: readonly Case[], now: Date): string {
  const active = cases.filter(({ person }) => !person.hidden)
  if (active.length === 0) return 'Nobody added yet'
  const late = active.filter(({ drafts }) => (firstDue(drafts) ?? '9999') < londonDay(now)).length
  const people = count(active.length, 'person', 'people')
  return late === 0 ? people : `${people}, ${String(late)} advice late`
}

export function wordUnread(unread: number): string {
  return unread === 0 ? 'Nothing new' : `${String(unread)} not read yet`
}

export function wordDrafts(drafts: number): string {
  return drafts === 0 ? 'Nothing begun' : count(drafts, 'draft', 'drafts')
}

/** `2 to send`, or what needs somebody first. */
export function wordWaiting(items: readonly OutboxItem[]): string {
  const refused = items.filter(({ refusal }) => refusal).length
  const waiting = items.length - refused
  if (refused > 0)
    return `${String(refused)} ${refused === 1 ? 'needs' : 'need'} you${waiting > 0 ? `, ${String(waiting)} to send` : ''}`
  return waiting === 0 ? 'Nothing waits' : `${String(waiting)} to send`
}

function count(number: number, one: string, many: string): string {
  return `${String(number)} ${number === 1 ? one : many}`
}
