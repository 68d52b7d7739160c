import { canonicalJson } from '#contract/canonical.ts'
import { newItem } from './outbox-items.ts'
import type { KeptPerson, NewItem, OutboxItem } from './records.ts'

type PersonItem = Exclude<OutboxItem, { kind: 'submission' }>

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
  return items.filter((item): item is PersonItem => item.personId === personId && item.kind !== 'submission')
}

/**
 * Whether it must wait for another: a change for the one before it, or the server would take it on top of something
 * else; everything of a person for that person. Also when the other is refused, until somebody puts that right.
 */
export function isHeld(item: OutboxItem, items: readonly OutboxItem[]): boolean {
  return itemsAbout(items, item.personId).some(
    (other) =>
      other.seq !== item.seq &&
      (other.kind === 'person' ? item.kind !== 'person' : item.kind === 'person-change' && other.seq < item.seq),
  )
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
