import { canonicalJson } from '#contract/canonical.ts'
import { newItem } from './outbox-items.ts'
import type { KeptPerson, NewItem, OutboxItem } from './records.ts'

type PersonItem = Extract<OutboxItem, { kind: 'person' | 'person-change' }>

/** The revision the server gives a person it has just taken. */
const firstRevision = 1

export function personItem({ id, details }: Pick<KeptPerson, 'id' | 'details'>): NewItem {
  return newItem({ kind: 'person', subjectId: id, personId: id, document: { id, details } })
}

/**
 * What must go to the server so that it knows the person as they are here, after what waits already. A change is
 * made on top of the one queued before it; what the server last told does not count then, for it may or may not hold
 * that one. With nothing before it, it is made on top of what the server told. Nothing when the last one says it already.
 */
export function itemsFor(person: KeptPerson, ahead: PersonItem | undefined): NewItem[] {
  if (ahead && isSaidBy(person, ahead)) return []
  if (ahead?.kind === 'person-change') return [changeItem(person, ahead.document.baseRevision + 1)]
  if (ahead) return [changeItem(person, firstRevision)]
  if (person.known) return [changeItem(person, person.known.revision)]
  return person.hidden ? [personItem(person), changeItem(person, firstRevision)] : [personItem(person)]
}

/** Everything about the person themselves that waits, in order. */
export function itemsAbout(items: readonly OutboxItem[], personId: string): PersonItem[] {
  return items.filter((item) => isPersonItem(item)).filter((item) => item.personId === personId)
}

/** Whether it is about the person themselves, and not what was done for them. */
export function isPersonItem(item: OutboxItem): item is PersonItem {
  return item.kind === 'person' || item.kind === 'person-change'
}

/** Whether it must wait for another. Also when the other is refused, until somebody puts that right. */
export function isHeld(item: OutboxItem, items: readonly OutboxItem[]): boolean {
  return items.some((other) => isAhead(other, item))
}

/** What was refused and keeps it here, be it by keeping the consent whose place it takes. */
export function refusedAhead(item: OutboxItem, items: readonly OutboxItem[]): OutboxItem | undefined {
  const ahead = items.filter((other) => isAhead(other, item))
  const replaced = ahead.find(({ kind }) => kind === 'consent')
  return ahead.find(({ refusal }) => refusal) ?? (replaced && refusedAhead(replaced, items))
}

/**
 * Everything of a person waits for that person; a change for the one before it, or the server would take it on top of
 * something else; a consent for the one whose place it takes, which the server must know.
 */
function isAhead(other: OutboxItem, item: OutboxItem): boolean {
  if (other.personId !== item.personId || other.seq === item.seq) return false
  if (other.kind === 'person') return item.kind !== 'person'
  if (other.kind === 'person-change') return item.kind === 'person-change' && other.seq < item.seq
  return other.kind === 'consent' && item.kind === 'consent' && item.document.supersedes === other.subjectId
}

function isSaidBy({ details, hidden }: KeptPerson, item: PersonItem): boolean {
  const said = { details: item.document.details, hidden: item.kind === 'person-change' && item.document.hidden }
  return canonicalJson(said) === canonicalJson({ details, hidden })
}

function changeItem({ id, details, hidden }: KeptPerson, baseRevision: number): NewItem {
  return newItem({
    kind: 'person-change',
    subjectId: id,
    personId: id,
    document: { baseRevision, details, hidden },
  })
}
