import type { SentSubmission } from '#contract/wire.ts'
import type { Device } from '#device/database.ts'
import { listDrafts } from '#device/drafts.ts'
import { listWaiting } from '#device/outbox.ts'
import { listPeople, loadPerson } from '#device/people.ts'
import { isPersonItem } from '#device/person-queue.ts'
import type { Draft, KeptPerson, OutboxItem } from '#device/records.ts'
import { listSent } from '#device/sent.ts'

/** A person with everything that is on this phone about them. */
export interface Case {
  person: KeptPerson
  /** The open ones, newest first. */
  drafts: readonly Draft[]
  waiting: readonly OutboxItem[]
  sent: readonly SentSubmission[]
}

/** Everybody on this phone, hidden ones too, as lists are sorted. */
export async function loadCases(device: Device): Promise<Case[]> {
  const [people, drafts, waiting, sent] = await Promise.all([
    listPeople(device),
    listDrafts(device),
    listWaiting(device),
    listSent(device),
  ])
  const draftsOf = groupBy(drafts, ({ personId }) => personId)
  const waitingOf = groupBy(waiting, ({ personId }) => personId)
  const sentOf = groupBy(sent, ({ submission }) => submission.personId)
  return people.map((person) => ({
    person,
    drafts: draftsOf(person.id),
    waiting: waitingOf(person.id),
    sent: sentOf(person.id),
  }))
}

/** Undefined when this phone does not know the person. */
export async function loadCase(device: Device, id: string): Promise<Case | undefined> {
  const [person, drafts, waiting, sent] = await Promise.all([
    loadPerson(device, id),
    listDrafts(device, id),
    listWaiting(device),
    listSent(device, id),
  ])
  return person && { person, drafts, waiting: waiting.filter(({ personId }) => personId === id), sent }
}

/** What of a person's own details the council did not take, if anything. */
export function refusedDetails({ waiting }: Pick<Case, 'waiting'>): OutboxItem | undefined {
  return waiting.find((item) => isPersonItem(item) && item.refusal)
}

function groupBy<T>(all: readonly T[], keyOf: (one: T) => string): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return (key) => groups.get(key) ?? []
}
