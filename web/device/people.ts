import { canonicalJson } from '#contract/canonical.ts'
import { listedName, samenessKey } from '#contract/person.ts'
import type { Person } from '#contract/wire.ts'
import type { Device } from './database.ts'
import { readItems } from './outbox-items.ts'
import { isPersonItem, itemsAbout, itemsFor, personItem } from './person-queue.ts'
import type { KeptPerson } from './records.ts'
import { StorageFault } from './storage-fault.ts'

const byName = new Intl.Collator('en-GB').compare

/** All of them, hidden ones too, as lists are sorted. */
export async function listPeople(device: Device): Promise<KeptPerson[]> {
  const people = await device.read(['people'], (tx) => tx.objectStore('people').getAll())
  return people.sort((a, b) => byName(listedName(a.details), listedName(b.details)))
}

export async function loadPerson(device: Device, id: string): Promise<KeptPerson | undefined> {
  return device.read(['people'], (tx) => tx.objectStore('people').get(id))
}

/** People who may be this one: same names and date of birth. */
export async function findSame(device: Device, details: Person['details'], exceptId?: string): Promise<KeptPerson[]> {
  const key = samenessKey(details)
  return (await listPeople(device)).filter((person) => person.id !== exceptId && samenessKey(person.details) === key)
}

/** What was typed of them until now goes in the same transaction. */
export async function addPerson(device: Device, { id, details }: Person): Promise<void> {
  const item = personItem({ id, details })
  await device.write(
    ['people', 'outbox', 'facts'],
    async (tx) => {
      const people = tx.objectStore('people')
      const facts = tx.objectStore('facts')
      const draft = await facts.get('person-draft')
      if (draft?.name === 'person-draft' && draft.id === id) await facts.delete('person-draft')
      if (await people.get(id)) return
      await people.add({ id, details, hidden: false })
      await tx.objectStore('outbox').add(item)
    },
    { durability: 'strict' },
  )
}

/**
 * Queues the change behind what waits of this person. What was refused, and what could not go because of it, it
 * replaces: a change carries the whole person. For the same reason a person who is no longer as `openedOn` is left alone.
 */
export async function changePerson(
  device: Device,
  id: string,
  change: Partial<Shown>,
  openedOn?: Shown,
): Promise<void> {
  await device.write(
    ['people', 'outbox'],
    async (tx) => {
      const people = tx.objectStore('people')
      const outbox = tx.objectStore('outbox')
      const person = await people.get(id)
      if (!person) throw new StorageFault('closed')
      if (openedOn && showing(person) !== showing(openedOn)) throw new StorageFault('changed')
      const changed = { ...person, ...change }
      const items = itemsAbout(await readItems(outbox), id)
      const isStuck = items.some(({ refusal }) => refusal)
      if (isStuck) await Promise.all(items.map(({ seq }) => outbox.delete(seq)))
      await people.put(changed)
      for (const item of itemsFor(changed, isStuck ? undefined : items.at(-1))) await outbox.add(item)
    },
    { durability: 'strict' },
  )
}

/** What can be changed of a person. */
type Shown = Pick<KeptPerson, 'details' | 'hidden'>

function showing({ details, hidden }: Shown): string {
  return canonicalJson({ details, hidden })
}

/**
 * Gives up a refused person or change, and what waits behind it, for what the server has. A person the server never
 * took goes with it, unless something that waits or is being written is about them.
 */
export async function discardChange(device: Device, seq: number): Promise<'discarded' | 'needed'> {
  return device.write(
    ['people', 'outbox', 'drafts'],
    async (tx) => {
      const people = tx.objectStore('people')
      const outbox = tx.objectStore('outbox')
      const items = await readItems(outbox)
      const refused = items.find((item) => item.seq === seq)
      if (!refused?.refusal || !isPersonItem(refused)) throw new StorageFault('changed')
      const { personId } = refused
      const person = await people.get(personId)
      if (person?.known) await people.put({ id: personId, ...person.known, known: person.known })
      else {
        const drafts = await tx.objectStore('drafts').getAll()
        const others = items.filter((item) => !isPersonItem(item))
        if ([...drafts, ...others].some((work) => work.personId === personId)) return 'needed'
        await people.delete(personId)
      }
      await Promise.all(itemsAbout(items, personId).map((item) => outbox.delete(item.seq)))
      return 'discarded'
    },
    { durability: 'strict' },
  )
}
