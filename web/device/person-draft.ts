import type { GivenAnswers } from '#contract/form.ts'
import type { Device } from './database.ts'
import type { Fact } from './records.ts'
import { reasonOf, type StorageReason } from './storage-fault.ts'

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

/**
 * Saves a person while they are typed: at once, and while one write is under way what is typed waits for the next.
 * What could not be written stays here and is tried again with what is typed next.
 */
export class PersonDraftSaver {
  readonly #device: Device
  readonly #tell: (reason: StorageReason | undefined) => void
  #id: string
  #pending: GivenAnswers | undefined
  #writing: Promise<void> | undefined
  #isHeld = false

  /** `tell` hears why something is not saved, and `undefined` when all is. */
  constructor(device: Device, id: string, tell: (reason: StorageReason | undefined) => void) {
    this.#device = device
    this.#id = id
    this.#tell = tell
  }

  get id(): string {
    return this.#id
  }

  save(given: GivenAnswers): void {
    this.#pending = given
    this.#start()
  }

  /** Does the last thing there is to do with this draft: nothing is written meanwhile, nor after it, unless it fails. */
  async finish(work: (id: string) => Promise<void>): Promise<void> {
    this.#isHeld = true
    await this.#writing
    try {
      await work(this.#id)
    } catch (error) {
      this.#isHeld = false
      this.#start()
      throw error
    }
  }

  #start(): void {
    // In a turn of its own: with nothing to write it would end before it is noted here.
    this.#writing ??= Promise.resolve().then(() => this.#writeAll())
  }

  async #writeAll(): Promise<void> {
    while (this.#pending && !this.#isHeld) {
      const given = this.#pending
      this.#pending = undefined
      try {
        this.#id = await savePersonDraft(this.#device, { id: this.#id, given })
        this.#tell(undefined)
      } catch (error) {
        this.#pending ??= given
        this.#writing = undefined
        this.#tell(reasonOf(error))
        return
      }
    }
    this.#writing = undefined
  }
}
