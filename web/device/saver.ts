import { saveAnswers, type AnswerChange } from './answers.ts'
import type { Device } from './database.ts'
import { reasonOf, type StorageReason } from './storage-fault.ts'

/** Where the answers are, for the status line. Told only when it is so. */
export type Saving =
  { state: 'saving' } | { state: 'saved'; at: string } | { state: 'not-saved'; reason: StorageReason }

/** A write takes milliseconds; after so long another tab must be holding the database. */
const heldAfter = 5_000
const retryAfter = 5_000

/**
 * Saves while somebody types: at once, and while one write is under way the last value of each answer waits for the
 * next. What could not be written stays here and is tried again.
 */
export class Saver {
  readonly #device: Device
  readonly #draftId: string
  readonly #tell: (saving: Saving) => void
  #pending = new Map<string, AnswerChange>()
  #draining: Promise<void> | undefined
  #last: Saving | undefined
  #retry: ReturnType<typeof setTimeout> | undefined

  constructor(device: Device, draftId: string, tell: (saving: Saving) => void) {
    this.#device = device
    this.#draftId = draftId
    this.#tell = tell
  }

  save(change: AnswerChange): void {
    this.#pending.set(keyOf(change), change)
    void this.#drain()
  }

  /** The last word on everything given so far; undefined when nothing was. */
  async flush(): Promise<Saving | undefined> {
    if (this.#pending.size > 0 || this.#draining) await this.#drain()
    return this.#last
  }

  #drain(): Promise<void> {
    clearTimeout(this.#retry)
    // In a turn of its own: whoever is told of the saving may save again.
    this.#draining ??= Promise.resolve().then(() => this.#writeAll())
    return this.#draining
  }

  async #writeAll(): Promise<void> {
    // A line that says "not saved" goes on saying so until it is.
    if (this.#last?.state !== 'not-saved') this.#say({ state: 'saving' })
    let saving: Saving
    do saving = await this.#writePending()
    while (saving.state === 'saved' && this.#pending.size > 0)
    this.#draining = undefined
    if (saving.state === 'not-saved' && saving.reason !== 'closed') {
      this.#retry = setTimeout(() => void this.#drain(), retryAfter)
    }
    this.#say(saving)
  }

  async #writePending(): Promise<Saving> {
    const taken = this.#pending
    this.#pending = new Map()
    const held = setTimeout(() => this.#say({ state: 'not-saved', reason: 'held' }), heldAfter)
    try {
      return { state: 'saved', at: await saveAnswers(this.#device, this.#draftId, [...taken.values()]) }
    } catch (error) {
      this.#pending = new Map([...taken, ...this.#pending])
      return { state: 'not-saved', reason: reasonOf(error) }
    } finally {
      clearTimeout(held)
    }
  }

  #say(saving: Saving): void {
    this.#last = saving
    this.#tell(saving)
  }
}

function keyOf(change: AnswerChange): string {
  return JSON.stringify('list' in change ? [change.list, change.entryId, change.name] : [change.name])
}
