import { entriesOf, withEntryBack } from '#contract/entries.ts'
import type { Entry, GivenAnswers, List } from '#contract/form.ts'
import { putEntryBack, removeEntry } from '#device/answers.ts'
import type { Device } from '#device/database.ts'
import type { Draft } from '#device/records.ts'

interface Removed {
  entry: Entry
  /** Where it was, counted from 1. */
  number: number
  /** Everything given, just before. */
  before: GivenAnswers
}

/** A draft's lists while a page of entries is open: what is removed there can be taken back. */
export class KeptLists {
  readonly #device: Device
  #draft: Draft
  #removed: readonly Removed[] = []

  constructor(device: Device, draft: Draft) {
    this.#device = device
    this.#draft = draft
  }

  /** As it is on the phone. */
  get draft(): Draft {
    return this.#draft
  }

  /** What is given, with the removed ones where they were. The last one removed comes back first. */
  get shown(): GivenAnswers {
    return this.#removed.reduceRight(
      (shown, { entry, before }) => withEntryBack(shown, entry.id, before),
      this.#draft.given,
    )
  }

  isRemoved({ id }: Entry): boolean {
    return this.#removed.some(({ entry }) => entry.id === id)
  }

  /** Its place in its list, counted from 1; for a removed one, where it was. */
  numberOf({ name }: List, { id }: Entry): number {
    const removed = this.#removed.find(({ entry }) => entry.id === id)
    return removed?.number ?? entriesOf(this.#draft.given[name]).findIndex((entry) => entry.id === id) + 1
  }

  /** Rejects with a `StorageFault`. */
  async remove(list: List, entry: Entry): Promise<void> {
    const removed = { entry, number: this.numberOf(list, entry), before: this.#draft.given }
    this.#draft = await removeEntry(this.#device, this.#draft.id, entry.id)
    this.#removed = [...this.#removed, removed]
  }

  /** Rejects with a `StorageFault`. */
  async takeBack({ id }: Entry): Promise<void> {
    const removed = this.#removed.find(({ entry }) => entry.id === id)
    if (!removed) return
    this.#draft = await putEntryBack(this.#device, this.#draft.id, id, removed.before)
    this.#removed = this.#removed.filter((other) => other !== removed)
  }
}
