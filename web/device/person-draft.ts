import type { GivenAnswers } from '#contract/form.ts'
import type { Device } from './database.ts'
import type { Fact } from './records.ts'
import type { StorageReason } from './storage-fault.ts'
import { TypedSaver } from './typed-saver.ts'

/** Somebody who is being added: what was typed so far, and the id they will have. */
export type PersonDraft = Pick<Extract<Fact, { name: 'person-draft' }>, 'id' | 'given'>

export async function loadPersonDraft(device: Device): Promise<PersonDraft | undefined> {
  const fact = await device.read(['facts'], (tx) => tx.objectStore('facts').get('person-draft'))
  return fact?.name === 'person-draft' ? { id: fact.id, given: fact.given } : undefined
}

export async function deletePersonDraft(device: Device): Promise<void> {
  await device.write(['facts'], (tx) => tx.objectStore('facts').delete('person-draft'))
}

/** Gives the id it is kept under: another one, when another tab has added the person meanwhile. */
async function savePersonDraft(device: Device, { id, given }: PersonDraft): Promise<string> {
  return device.write(
    ['people', 'facts'],
    async (tx) => {
      const isAdded = (await tx.objectStore('people').getKey(id)) !== undefined
      const free = isAdded ? crypto.randomUUID() : id
      await tx.objectStore('facts').put({ name: 'person-draft', id: free, given })
      return free
    },
    { quiet: true },
  )
}

/** Saves a person while they are typed. */
export class PersonDraftSaver {
  readonly #saver: TypedSaver
  #id: string

  /** `tell` hears why something is not saved, and `undefined` when all is. */
  constructor(device: Device, id: string, tell: (reason: StorageReason | undefined) => void) {
    this.#id = id
    this.#saver = new TypedSaver(async (given) => {
      this.#id = await savePersonDraft(device, { id: this.#id, given })
    }, tell)
  }

  get id(): string {
    return this.#id
  }

  save(given: GivenAnswers): void {
    this.#saver.save(given)
  }

  /** Does the last thing there is to do with this draft: nothing is written meanwhile, nor after it, unless it fails. */
  async finish(work: (id: string) => Promise<void>): Promise<void> {
    await this.#saver.finish(() => work(this.#id))
  }
}
